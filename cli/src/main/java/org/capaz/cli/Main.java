package org.capaz.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.Console;
import org.capaz.client.ClientFailure;
import org.capaz.demo.DemoFailure;
import org.capaz.demo.statement.InvalidCase;
import org.capaz.demo.submit.RowRefused;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.SpanishTemplates;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Entry point of the command line: parses it, runs one command, and turns every failure into sentences and an exit code. */
@Command(
        name = "capaz",
        description =
                "Prove where a lot of artisanal gold came from, who assessed the producer and whether the premium arrived.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ResetCommand.class,
            VerifyCommand.class,
            LabelCommand.class,
            SignCommand.class,
            PseudonymCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 failed or a negative verdict,",
            "2 could not be checked or not understood,",
            "3 something is missing on this machine (one sentence says what)."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Environment environment;
    private Console console;
    private Language language;

    /**
     * The process environment of one command; a test passes its own.
     *
     * @param terminal standard error is a terminal, so progress is drawn as a bar
     * @param typing standard input is a terminal, so what is typed there can be hidden
     */
    record Environment(
            PrintWriter out,
            PrintWriter err,
            InputStream in,
            Map<String, String> variables,
            boolean terminal,
            boolean typing) {}

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(
                new Environment(
                        out,
                        err,
                        System.in,
                        System.getenv(),
                        Boolean.getBoolean("capaz.terminal"),
                        Boolean.getBoolean("capaz.typing")),
                args));
    }

    /** Runs one command and returns its exit code. */
    static int run(Environment environment, String... args) {
        Main main = new Main();
        main.environment = environment;
        main.language = language(environment.variables());
        try (Console console = new Console(environment.out(), environment.err(), environment.terminal())) {
            main.console = console;
            CommandLine line = new CommandLine(main).setOut(environment.out()).setErr(environment.err());
            line.setExecutionExceptionHandler((e, command, parsed) -> main.failed(e));
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.registerConverter(Language.class, Main::language);
            // Adds --help to every command.
            addHelp(line);
            return line.execute(args);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    Console console() {
        return console;
    }

    /** Failures are reported in this language from now on. */
    void useLanguage(Language chosen) {
        language = chosen;
    }

    private static Language language(String tag) {
        return Stream.of(Language.values())
                .filter(each -> each.tag().equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected en or es but was '" + tag + "'"));
    }

    private static Language language(Map<String, String> environment) {
        return List.of("LC_ALL", "LC_MESSAGES", "LANG").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith("es"))
                .map(value -> Language.SPANISH)
                .orElse(Language.ENGLISH);
    }

    /** The passphrase of a key file: CAPAZ_PASSPHRASE if set, else asked for on the terminal without echo. */
    char[] passphrase(String question) {
        String given = environment.variables().get("CAPAZ_PASSPHRASE");
        if (given != null) {
            return given.toCharArray();
        }
        if (System.console() == null) {
            throw new CommandFailed(
                    "There is no terminal to ask for the passphrase.", "Set CAPAZ_PASSPHRASE for this one command.");
        }
        char[] typed = System.console().readPassword("%s: ", question);
        return typed == null ? new char[0] : typed;
    }

    boolean confirms(String question) {
        console.printNotice(question);
        try {
            String answer =
                    new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null && answer.strip().matches("(?i)y|yes|s|si|sí");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines of standard input; on a terminal, lines typed without echo until an empty one. */
    List<String> lines(String question) {
        if (!environment.typing()) {
            return new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
        if (System.console() == null) {
            throw new CommandFailed(
                    "What is typed here would be seen.",
                    "Give the lines from a file, or let the answer be shown here.");
        }
        List<String> lines = new ArrayList<>();
        for (String line = readHidden(question); !line.isEmpty(); line = readHidden(question)) {
            lines.add(line);
        }
        return lines;
    }

    private static String readHidden(String question) {
        char[] typed = System.console().readPassword("%s: ", question);
        return typed == null ? "" : new String(typed).strip();
    }

    private static void addHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Explain this command.")
                        .build());
        line.getSubcommands().values().forEach(Main::addHelp);
    }

    private int failed(Exception problem) {
        return switch (problem) {
            case MissingPrerequisite missing -> failed(ExitCode.MISSING, missing.getMessage());
            case CommandFailed failed -> failed(ExitCode.FAILED, failed.getMessage(), failed.whatToDo());
            case ClientFailure failed -> failed(ExitCode.FAILED, failed.getMessage(), failed.whatToDo());
            case NetworkFailure failed ->
                failed(
                        ExitCode.FAILED,
                        failed.getMessage(),
                        "'./capaz up' repairs what can be repaired; './capaz status' shows what is down.");
            case DemoFailure failed -> failed(ExitCode.FAILED, failed.getMessage(), failed.whatToDo());
            case InvalidCase broken ->
                failed(ExitCode.FAILED, broken.getMessage(), "docs/reference/case-folder.md describes the files.");
            case RowRefused refused ->
                failed(
                        ExitCode.FAILED,
                        refused.getMessage(),
                        refused.whatToDo(),
                        "What was stated before this row stands. Change the case and run the same command again.");
            default -> {
                problem.printStackTrace(System.err);
                yield failed(ExitCode.FAILED, "This should not have happened: " + problem, "Please report it.");
            }
        };
    }

    private int failed(int code, String... texts) {
        for (String text : texts) {
            text.lines().map(this::translated).forEach(line -> console.printNotice("capaz: " + line));
        }
        return code;
    }

    /** The Spanish sentence where the message file has one, else the English. */
    private String translated(String english) {
        return language == Language.SPANISH ? SpanishTemplates.spanish(english).orElse(english) : english;
    }
}
