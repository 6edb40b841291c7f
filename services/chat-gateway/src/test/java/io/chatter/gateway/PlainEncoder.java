package io.chatter.gateway;

import java.nio.charset.StandardCharsets;

/// Encodes events as short words, so that tests can read frames.
final class PlainEncoder implements EventEncoder {

    @Override
    public byte[] encode(ServerEvent event) {
        String word = switch (event) {
            case ServerEvent.Line line -> line.message().getText();
            case ServerEvent.Gap gap ->
                "gap(" + gap.from() + "-" + gap.to() + "=" + gap.missed() + (gap.unsure() ? ",unsure" : "") + ")";
            case ServerEvent.Joined joined -> "joined(" + joined.cursor() + ")";
            case ServerEvent.Viewers viewers -> "viewers(" + viewers.count() + ")";
            case ServerEvent.Rejected rejected -> "rejected(" + rejected.code().wireName() + ")";
            case ServerEvent.Ack ack -> "ack(" + ack.nonce() + "@" + ack.cursor() + ")";
            case ServerEvent.Reconnect reconnect ->
                "reconnect(" + reconnect.after().toMillis() + ")";
            case ServerEvent.Withdrawn withdrawn ->
                "withdrawn(" + withdrawn.event().getKind() + ")";
            case ServerEvent.Pong pong -> "pong(" + pong.nonce() + ")";
            default -> event.getClass().getSimpleName();
        };
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
