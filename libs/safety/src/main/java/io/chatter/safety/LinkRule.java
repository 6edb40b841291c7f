package io.chatter.safety;

import io.chatter.safety.scan.Link;
import io.chatter.safety.scan.LinkScanner;
import java.util.Set;

/// Links, by the policy. A host in punycode or foreign letters is flagged and is never taken for an allowed one.
final class LinkRule implements Rule {
    static final String LINK = "link";
    static final String DENIED = "denied-link";
    static final String PUNYCODE = "punycode-host";
    static final String FOREIGN = "lookalike-host";

    @Override
    public void inspect(Line line, Judgement judgement) {
        if (!line.traits().has(LineTraits.DOT) && line.plain().text().indexOf('%') < 0) {
            return;
        }
        line.work().spend(line.plain().text().length());
        for (Link link : LinkScanner.scan(line.plain().text())) {
            Span span = line.written(link.start(), link.end());
            LinkPolicy policy = line.policy().links();
            if (isListed(link.host(), policy.deniedHosts())) {
                judgement.block(new Finding(DENIED, Category.LINK, span));
            } else if (!judgement.isRedacted(span)) {
                judge(link, span, policy, judgement);
            }
        }
    }

    private static void judge(Link link, Span span, LinkPolicy policy, Judgement judgement) {
        if (link.isPunycode()) {
            judgement.flag(PUNYCODE);
        }
        if (link.hasForeignLetters()) {
            judgement.flag(FOREIGN);
        }
        if (!isListed(link.host(), policy.allowedHosts())) {
            Finding finding = new Finding(LINK, Category.LINK, span);
            switch (policy.mode()) {
                case ALLOW -> {}
                case REDACT -> judgement.redact(finding, LINK);
                case HOLD -> judgement.hold(finding);
                case BLOCK -> judgement.block(finding);
            }
        }
    }

    /// True when `host` or a domain above it is in `hosts`.
    private static boolean isListed(String host, Set<String> hosts) {
        for (String name = host; ; name = name.substring(name.indexOf('.') + 1)) {
            if (hosts.contains(name)) {
                return true;
            }
            if (name.indexOf('.') < 0) {
                return false;
            }
        }
    }
}
