-- What does safety find, and what becomes of the line? Findings by verdict, category and rule.
SELECT
    lower(kind) AS verdict,
    finding.category AS category,
    finding.rule AS rule,
    count(*) AS findings,
    count(DISTINCT message_id) AS lines
FROM chat_moderation
CROSS JOIN UNNEST(findings) AS finding (rule, category, begins, ends)
WHERE actor.role = 'SAFETY'
GROUP BY lower(kind), finding.category, finding.rule
ORDER BY findings DESC, verdict, category, rule;
