package io.chatter.gateway.safety;

import io.chatter.gateway.Judgement;
import io.chatter.gateway.LineJudge;
import io.chatter.gateway.Mentions;
import io.chatter.safety.AuthorKind;
import io.chatter.safety.Finding;
import io.chatter.safety.ModerationPolicy;
import io.chatter.safety.TextModeration;
import io.chatter.safety.Verdict;
import io.chatter.schema.Actor;
import io.chatter.schema.ActorRole;
import io.chatter.schema.ChatMessage;
import io.chatter.schema.Moderation;
import io.chatter.schema.ModerationAction;
import io.chatter.schema.ModerationEvent;
import io.chatter.schema.ModerationKind;
import io.chatter.schema.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges lines, and the names beside them, by their room's policy. Thread-safe.
public final class SafetyJudge implements LineJudge {

    private static final String NAME_RULE = "display-name";
    private static final Actor SAFETY = new Actor("safety", ActorRole.SAFETY);

    private final TextModeration safety;
    private final RoomPolicies policies;
    private final Clock clock;

    public SafetyJudge(TextModeration safety, RoomPolicies policies, Clock clock) {
        this.safety = safety;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Judgement judge(ChatMessage line) {
        AuthorKind kind = line.getOrigin() == Origin.HUMAN ? AuthorKind.HUMAN : AuthorKind.BOT;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ModerationPolicy policy = policies.of(line.getRoomId());
        if (isUnfit(line.getAuthor().getDisplayName(), policy)) {
            return new Judgement.Withhold(unfitName(line, now));
        }
        return switch (safety.judge(line.getText(), kind, policy)) {
            case Verdict.Allow allow -> show(line, line.getText(), ModerationAction.ALLOWED, allow.flags(), now);
            case Verdict.Redact redact -> {
                Judgement.Show shown = show(line, redact.text(), ModerationAction.REDACTED, redact.flags(), now);
                yield new Judgement.Show(
                        shown.message(), Optional.of(event(line, ModerationKind.REDACTED, redact.findings(), now)));
            }
            case Verdict.Hold hold -> new Judgement.Withhold(held(line, hold, now));
            case Verdict.Block block ->
                new Judgement.Withhold(event(line, ModerationKind.BLOCKED, block.findings(), now));
        };
    }

    /// Whoever came through the door has a fit name; a line may come from elsewhere, or the policy be newer than the
    /// name.
    private boolean isUnfit(String name, ModerationPolicy policy) {
        return switch (safety.judge(name, AuthorKind.HUMAN, policy)) {
            case Verdict.Allow _, Verdict.Redact _ -> false;
            case Verdict.Hold _, Verdict.Block _ -> true;
        };
    }

    private static ModerationEvent unfitName(ChatMessage line, Instant now) {
        return ModerationEvent.newBuilder(event(line, ModerationKind.BLOCKED, List.of(), now))
                .setFindings(List.of(new io.chatter.schema.Finding(
                        NAME_RULE, NAME_RULE, 0, line.getText().length())))
                .build();
    }

    /// With everything that an approval needs: the text as it may be shown, and the flags that go with it.
    private static ModerationEvent held(ChatMessage line, Verdict.Hold hold, Instant now) {
        boolean changed = !hold.text().equals(line.getText());
        Moderation shown = new Moderation(
                changed ? ModerationAction.REDACTED : ModerationAction.ALLOWED,
                hold.flags().stream().sorted().toList());
        return ModerationEvent.newBuilder(event(line, ModerationKind.HELD, hold.findings(), now))
                .setMessage(ChatMessage.newBuilder(line).setModeration(shown).build())
                .setShownText(changed ? hold.text() : null)
                .build();
    }

    private static Judgement.Show show(
            ChatMessage line, String text, ModerationAction action, Set<String> flags, Instant now) {
        ChatMessage shown = ChatMessage.newBuilder(line)
                .setText(text)
                .setMentions(text.equals(line.getText()) ? line.getMentions() : Mentions.kept(line.getMentions(), text))
                .setBroadcastAt(now)
                .setModeration(new Moderation(action, flags.stream().sorted().toList()))
                .build();
        return new Judgement.Show(shown, Optional.empty());
    }

    private static ModerationEvent event(ChatMessage line, ModerationKind kind, List<Finding> findings, Instant now) {
        return ModerationEvent.newBuilder()
                .setEventId(VerdictIds.of(line.getMessageId()))
                .setRoomId(line.getRoomId())
                .setKind(kind)
                .setMessageId(line.getMessageId())
                .setAuthorId(line.getAuthor().getId())
                .setFindings(findings.stream().map(SafetyJudge::record).toList())
                .setActor(SAFETY)
                .setAt(now)
                .build();
    }

    private static io.chatter.schema.Finding record(Finding finding) {
        return new io.chatter.schema.Finding(
                finding.rule(),
                finding.category().id(),
                finding.span().start(),
                finding.span().end());
    }
}
