package dev.waybill.cli;

import dev.waybill.bench.Unusable;
import dev.waybill.embedded.EmbeddedFailure;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Where {@code ./waybill} ends up. Codes: 0 done, 1 it could not be done or something is wrong, 2
 * the words of the command are wrong.
 */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(Console.ofThisProcess(), words));
    }

    static int run(Console console, String... words) {
        return commands(console).execute(words);
    }

    /** The table of contents. */
    static CommandLine commands(Console console) {
        return new CommandLine(new RootCommand(console))
                .addSubcommand("up", new UpCommand(console))
                .addSubcommand("demo", new DemoCommand(console))
                .addSubcommand("replay", new ReplayCommand(console))
                .addSubcommand("whatif", new WhatIfCommand(console))
                .addSubcommand("bench", new BenchCommand(console))
                .addSubcommand("prove", new ProveCommand(console))
                .addSubcommand("fuzz", new FuzzCommand(console))
                .addSubcommand("simulate", new SimulateCommand(console))
                .addSubcommand("status", new StatusCommand(console))
                .addSubcommand("stop", new StopCommand(console))
                .addSubcommand("reset", new ResetCommand(console))
                .registerConverter(Port.class, new Port.Converter())
                .setOut(new java.io.PrintWriter(console.out(), true))
                .setErr(new java.io.PrintWriter(console.err(), true))
                .setParameterExceptionHandler((e, _) -> misread(console, e))
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> failed(console, e, command, parsed));
    }

    private static int misread(Console console, ParameterException e) {
        var command = e.getCommandLine();
        var name = command.getParent() == null ? "" : " " + command.getCommandName();
        var said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        console.err().println("waybill: " + said + ". See ./waybill" + name + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(
            Console console, Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof Unusable unusable) {
            console.err().println("waybill: " + unusable.sentence());
            return CommandLine.ExitCode.USAGE;
        }
        var folder = ((Command) command.getCommand()).folder();
        console.err().println("waybill: " + sentence(e, folder));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception e, DataFolder folder) {
        // Its folder may be what is wrong: then there is no log either.
        return (e instanceof Failure || e instanceof EmbeddedFailure) && !Logs.areOn()
                ? String.valueOf(e.getMessage())
                : Diagnosis.of(e, folder.log("waybill"));
    }
}
