-- What does safety find, and what becomes of the line? Findings by verdict, category and rule.
SELECT
    lower(kind) AS verdict,
    finding.category AS category,
    finding.rule AS rule,
    count(*) AS findings,
    count(DISTINCT message_id) AS lines
FROM (SELECT kind, message_id, unnest(findings) AS finding FROM chat_moderation WHERE actor.role = 'SAFETY')
GROUP BY ALL
ORDER BY findings DESC, verdict, category, rule
