package dev.waybill.simulators.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The browsers that push messages are for; all have the same keys, kept beside the journal. */
final class Browsers {

    /** What stands before the 65 bytes of a point on P-256 in an X.509 key. */
    private static final byte[] POINT =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private static final byte[] ONE = {1};
    private static final int SALT = 16;
    private static final int LENGTH_OF_POINT = 65;
    private static final int HEADER = SALT + 4 + 1 + LENGTH_OF_POINT;

    private final KeyPair keys;
    private final byte[] secret;

    private Browsers(KeyPair keys, byte[] secret) {
        this.keys = keys;
        this.secret = secret;
    }

    /**
     * @throws UncheckedIOException if the file cannot be used
     */
    static Browsers in(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, fresh());
            }
            var lines = Files.readAllLines(file);
            var factory = KeyFactory.getInstance("EC");
            return new Browsers(
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(decoded(lines.get(0)))),
                            factory.generatePrivate(
                                    new PKCS8EncodedKeySpec(decoded(lines.get(1))))),
                    decoded(lines.get(2)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " holds no keys", e);
        }
    }

    private static List<String> freshLines() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return List.of(
                encoded(pair.getPublic().getEncoded()),
                encoded(pair.getPrivate().getEncoded()),
                encoded(secret));
    }

    private static byte[] fresh() throws GeneralSecurityException {
        return String.join("\n", freshLines()).getBytes(StandardCharsets.US_ASCII);
    }

    /** As a subscription names it. */
    String p256dh() {
        return encoded(point(keys.getPublic()));
    }

    String auth() {
        return encoded(secret);
    }

    /**
     * Reads a message as RFC 8291 has it.
     *
     * @throws GeneralSecurityException if it is not for these browsers
     */
    byte[] decrypt(byte[] body) throws GeneralSecurityException {
        if (body.length <= HEADER || body[SALT + 4] != LENGTH_OF_POINT) {
            throw new GeneralSecurityException("no aes128gcm with a key in its header");
        }
        var salt = Arrays.copyOf(body, SALT);
        var theirs = Arrays.copyOfRange(body, SALT + 5, HEADER);
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(key(theirs), true);
        var info = joined(ascii("WebPush: info\0"), point(keys.getPublic()), theirs, ONE);
        var material = mac(mac(secret, agreement.generateSecret()), info);
        var root = mac(salt, material);
        var key = mac(root, joined(ascii("Content-Encoding: aes128gcm\0"), ONE));
        var nonce = mac(root, joined(ascii("Content-Encoding: nonce\0"), ONE));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, 0, 16, "AES"),
                new GCMParameterSpec(128, nonce, 0, 12));
        return unpadded(cipher.doFinal(body, HEADER, body.length - HEADER));
    }

    /** A record ends in 2 and zeros. */
    private static byte[] unpadded(byte[] record) throws GeneralSecurityException {
        var end = record.length - 1;
        while (end >= 0 && record[end] == 0) {
            end--;
        }
        if (end < 0 || record[end] != 2) {
            throw new GeneralSecurityException("the last record does not end as one");
        }
        return Arrays.copyOf(record, end);
    }

    /** The key whose point on P-256 these 65 bytes are. */
    static PublicKey key(byte[] point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(joined(POINT, point)));
    }

    private static byte[] point(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, POINT.length, encoded.length);
    }

    private static byte[] mac(byte[] key, byte[] input) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(input);
    }

    private static byte[] joined(byte[]... parts) {
        var joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            joined.put(part);
        }
        return joined.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
