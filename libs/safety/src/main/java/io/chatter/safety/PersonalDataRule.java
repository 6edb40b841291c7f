package io.chatter.safety;

import io.chatter.safety.scan.CardScanner;
import io.chatter.safety.scan.EmailScanner;
import io.chatter.safety.scan.IbanScanner;
import io.chatter.safety.scan.IpAddressScanner;
import io.chatter.safety.scan.PhoneScanner;
import io.chatter.safety.scan.SecretScanner;
import io.chatter.safety.scan.SpanSink;
import io.chatter.safety.scan.StreetAddressScanner;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// What tells who or where somebody is, or opens their doors, is replaced by what it was.
final class PersonalDataRule implements Rule {
    private static final int FEWEST_PHONE_DIGITS = 7;
    private static final int FEWEST_CARD_DIGITS = 13;
    private static final int FEWEST_IBAN_DIGITS = 8;
    private static final int FEWEST_ADDRESS_DIGITS = 4;
    private static final int SHORTEST_SECRET = 18;

    /// @param rule id, and label in the text
    /// @param mayHold false when a line of these traits cannot hold one
    private record Form(String rule, Predicate<LineTraits> mayHold, BiConsumer<String, SpanSink> scanner) {}

    /// The more certain first: its label stays where two overlap.
    private static final List<Form> FORMS = List.of(
            new Form("secret", PersonalDataRule::mayHoldSecret, SecretScanner::scan),
            new Form("email", traits -> traits.has(LineTraits.AT), EmailScanner::scan),
            new Form("iban", traits -> traits.digits() >= FEWEST_IBAN_DIGITS, IbanScanner::scan),
            new Form("card", traits -> traits.digits() >= FEWEST_CARD_DIGITS, CardScanner::scan),
            new Form("ip", PersonalDataRule::mayHoldAddress, IpAddressScanner::scan),
            new Form("phone", traits -> traits.digits() >= FEWEST_PHONE_DIGITS, PhoneScanner::scan),
            new Form("address", traits -> traits.digits() > 0, StreetAddressScanner::scan));

    @Override
    public void inspect(Line line, Judgement judgement) {
        for (Form form : FORMS) {
            if (form.mayHold.test(line.traits())) {
                line.work().spend(line.plain().text().length());
                form.scanner.accept(line.plain().text(), (start, end) -> {
                    Span span = line.written(start, end);
                    if (!judgement.isRedacted(span)) {
                        judgement.redact(new Finding(form.rule, Category.PERSONAL_DATA, span), form.rule);
                    }
                });
            }
        }
    }

    private static boolean mayHoldSecret(LineTraits traits) {
        return traits.longestToken() >= SHORTEST_SECRET
                || traits.has(LineTraits.COLON)
                || traits.has(LineTraits.EQUALS);
    }

    private static boolean mayHoldAddress(LineTraits traits) {
        boolean dotted = traits.digits() >= FEWEST_ADDRESS_DIGITS && traits.has(LineTraits.DOT);
        return dotted || traits.has(LineTraits.COLON);
    }
}
