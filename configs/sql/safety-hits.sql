-- What does safety find, and where? Findings by layer (what became of the line), category and rule.
SELECT
    lower(kind) AS layer,
    finding.category AS category,
    finding.rule AS rule,
    count(*) AS findings,
    count(DISTINCT message_id) AS lines
FROM (SELECT kind, message_id, unnest(findings) AS finding FROM chat_moderation WHERE actor.role = 'SAFETY')
GROUP BY ALL
ORDER BY findings DESC, layer, category, rule
