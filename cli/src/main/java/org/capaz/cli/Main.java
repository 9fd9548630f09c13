// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.HelpTexts;
import org.capaz.cli.console.PersonLanguage;
import org.capaz.cli.console.UsageReport;
import org.capaz.cli.console.UsageWrong;
import org.capaz.client.Explained;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.operation.MissingPrerequisite;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NotAccepted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Entry point of the command line: parses it, runs one command, and turns every failure into sentences and an exit code. */
@Command(
        name = "capaz",
        description = "${bundle:HELP_CAPAZ}",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ResetCommand.class,
            VerifyCommand.class,
            LabelCommand.class,
            SignCommand.class,
            EnrolCommand.class,
            TokenCommand.class,
            GetCommand.class,
            SendCommand.class,
            PseudonymCommand.class,
            CommandGroup.OfAnchors.class,
            CommandGroup.OfAudits.class,
            CommandGroup.OfChannels.class,
            CommandGroup.OfMembers.class
        },
        footer = {"", "${bundle:HELP_EXIT_CODES}"})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private final Environment environment;
    private final Console console;

    /** The one reader of standard input: it reads ahead, so a second one would miss the answer to the next question. */
    private final BufferedReader input;

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

    Main(Environment environment, Console console) {
        this.environment = environment;
        this.console = console;
        this.input = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    }

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
        Language language = PersonLanguage.of(List.of(args), environment.variables());
        try (Console console = new Console(environment.out(), environment.err(), environment.terminal(), language)) {
            Main main = new Main(environment, console);
            CommandLine line = new CommandLine(main).setOut(environment.out()).setErr(environment.err());
            line.registerConverter(Language.class, Main::language);
            line.setExecutionExceptionHandler((e, command, parsed) -> main.failed(e));
            line.setParameterExceptionHandler(new UsageReport(language));
            line.setCaseInsensitiveEnumValuesAllowed(true);
            line.setResourceBundle(new HelpTexts(language));
            complete(line, language);
            return execute(main, line, args);
        }
    }

    /** Picocli hands exceptions to {@link #failed}, errors to nobody: a full memory or stack must not end like a verdict. */
    private static int execute(Main main, CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (Error error) {
            return main.crashed(error);
        }
    }

    @Override
    public void run() {
        throw new UsageWrong(spec.commandLine(), CommandMessage.USAGE_COMMAND_MISSING.sentence());
    }

    Console console() {
        return console;
    }

    private static Language language(String tag) {
        return PersonLanguage.tagged(tag).orElseThrow(() -> new TypeConversionException(tag));
    }

    char[] passphraseOf(Path key) {
        return passphrase(CommandMessage.ASK_PASSPHRASE.with(
                "file", Argument.id(key.getFileName().toString())));
    }

    /** The passphrase of a key file: CAPAZ_PASSPHRASE if set, else asked for on the terminal without echo. */
    char[] passphrase(Sentence question) {
        String given = environment.variables().get("CAPAZ_PASSPHRASE");
        if (given != null) {
            return given.toCharArray();
        }
        java.io.Console terminal = terminal()
                .orElseThrow(() -> new CommandFailed(
                        CommandMessage.TERMINAL_MISSING.sentence(), CommandMessage.SET_PASSPHRASE_VARIABLE.sentence()));
        char[] typed = terminal.readPassword("%s: ", question.in(console.language()));
        return typed == null ? new char[0] : typed;
    }

    /** Whether a person types, not a program. */
    boolean isTyped() {
        return environment.typing();
    }

    boolean confirms(Sentence question) {
        console.printNotice(question);
        try {
            String answer = input.readLine();
            return answer != null && answer.strip().matches("(?i)y|yes|s|si|sí");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines of standard input; on a terminal, lines typed without echo until an empty one. */
    List<String> lines(Sentence question) {
        if (!environment.typing()) {
            return input.lines().toList();
        }
        java.io.Console terminal = terminal()
                .orElseThrow(() -> new CommandFailed(
                        CommandMessage.TYPED_INPUT_VISIBLE.sentence(), CommandMessage.GIVE_LINES_FROM_FILE.sentence()));
        List<String> lines = new ArrayList<>();
        for (String line = readHidden(terminal, question); !line.isEmpty(); line = readHidden(terminal, question)) {
            lines.add(line);
        }
        return lines;
    }

    /** The terminal from which hidden input is read; where Java has none, nothing is read that would be seen. */
    private static Optional<java.io.Console> terminal() {
        return Optional.ofNullable(System.console());
    }

    private String readHidden(java.io.Console terminal, Sentence question) {
        char[] typed = terminal.readPassword("%s: ", question.in(console.language()));
        return typed == null ? "" : new String(typed).strip();
    }

    /** Adds to every command what all of them have: --help, --lang, and headings in the language of the person. */
    private static void complete(CommandLine line, Language language) {
        CommandSpec command = line.getCommandSpec();
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("${bundle:HELP_HELP}")
                .build());
        if (command.findOption(PersonLanguage.OPTION) == null) {
            command.addOption(OptionSpec.builder(PersonLanguage.OPTION)
                    .type(Language.class)
                    .paramLabel("en|es")
                    .description("${bundle:HELP_LANGUAGE}")
                    .build());
        }
        command.usageMessage()
                .synopsisHeading(CommandMessage.HELP_USAGE_HEADING.sentence().in(language) + " ")
                .synopsisSubcommandLabel(CommandMessage.PLACE_COMMAND.sentence().in(language))
                .commandListHeading(
                        CommandMessage.HELP_COMMANDS_HEADING.sentence().in(language) + "%n");
        line.getSubcommands().values().forEach(subcommand -> complete(subcommand, language));
    }

    private int failed(Exception problem) {
        return switch (problem) {
            case Explained explained -> failed(ExitCode.FAILED, explained.explanation(console.language()));
            case MissingPrerequisite missing ->
                failed(ExitCode.MISSING, List.of(missing.sentence().in(console.language())));
            case NotAccepted refused ->
                failed(ExitCode.FAILED, List.of(refused.sentence().in(console.language())));
            case NetworkFailure failed ->
                failed(
                        ExitCode.FAILED,
                        List.of(
                                failed.sentence().in(console.language()),
                                CommandMessage.RUN_UP_OR_STATUS.sentence().in(console.language())));
            default -> crashed(problem);
        };
    }

    private int crashed(Throwable problem) {
        problem.printStackTrace(environment.err());
        return failed(
                ExitCode.CRASHED,
                List.of(
                        CommandMessage.SHOULD_NOT_HAVE_HAPPENED
                                .with("problem", Argument.id(problem.toString()))
                                .in(console.language()),
                        CommandMessage.PLEASE_REPORT.sentence().in(console.language())));
    }

    private int failed(int code, List<String> texts) {
        texts.stream().flatMap(String::lines).forEach(line -> console.printNotice("capaz: " + line));
        return code;
    }
}
