// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line in the language of the person; the parser's own sentences are in English only. */
public final class UsageReport implements IParameterExceptionHandler {
    private final Language language;

    public UsageReport(Language language) {
        this.language = language;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(sentence(problem).in(language));
        List<String> suggestions =
                problem instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (suggestions.isEmpty()) {
            command.usage(err);
        } else {
            err.println(CommandMessage.USAGE_DID_YOU_MEAN
                    .with("name", Argument.id(suggestions.getFirst()))
                    .in(language));
        }
        return ExitCode.NOT_CHECKED;
    }

    private static Sentence sentence(ParameterException problem) {
        return switch (problem) {
            case UsageWrong wrong -> wrong.sentence();
            case MissingParameterException missing ->
                CommandMessage.USAGE_ARGUMENT_MISSING.with(
                        "arguments",
                        Argument.id(String.join(
                                ", ",
                                missing.getMissing().stream()
                                        .map(UsageReport::name)
                                        .toList())));
            case UnmatchedArgumentException unmatched ->
                CommandMessage.USAGE_ARGUMENT_UNKNOWN.with(
                        "arguments", Argument.id(String.join(" ", unmatched.getUnmatched())));
            case OverwrittenOptionException twice ->
                CommandMessage.USAGE_ARGUMENT_TWICE.with("argument", Argument.id(name(twice.getOverwritten())));
            case ParameterException value
            when value.getArgSpec() != null && value.getValue() != null ->
                CommandMessage.USAGE_VALUE_WRONG
                        .with("argument", Argument.id(name(value.getArgSpec())))
                        .and("value", Argument.id(value.getValue()));
            default ->
                CommandMessage.USAGE_NOT_UNDERSTOOD.with(
                        "what", Argument.id(Objects.requireNonNullElse(problem.getMessage(), "")));
        };
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
