-- Does a replay count what was counted live? Windows of a run beside those of the same time that were told live, by topic
-- and room; the run's topics need connectors of their own, see the how-to. `warming_up`: windows that differ and begin
-- before the run's first window ends, of which the run need not have all lines. `live_is_gone`: from before the oldest
-- window that is kept live.
-- parameter: run = again
WITH told AS (
    SELECT 'replay' AS side, 'chat.bot-density' AS topic, room_id, window_start, window_end, _offset,
        concat_ws(' ', CAST(bot_count AS VARCHAR), CAST(human_count AS VARCHAR), CAST(density AS VARCHAR)) AS counted
    FROM replay_${run|table}_chat_bot_density
    UNION ALL
    SELECT 'live', 'chat.bot-density', room_id, window_start, window_end, _offset,
        concat_ws(' ', CAST(bot_count AS VARCHAR), CAST(human_count AS VARCHAR), CAST(density AS VARCHAR))
    FROM chat_bot_density
    UNION ALL
    SELECT 'replay', 'chat.trends', room_id, window_start, window_end, _offset,
        concat_ws(' ', CAST(message_count AS VARCHAR), CAST(distinct_authors AS VARCHAR), array_join(transform(
            trends, trend -> concat_ws(':', trend.kind, trend.term, CAST(trend."count" AS VARCHAR))), ','))
    FROM replay_${run|table}_chat_trends
    UNION ALL
    SELECT 'live', 'chat.trends', room_id, window_start, window_end, _offset,
        concat_ws(' ', CAST(message_count AS VARCHAR), CAST(distinct_authors AS VARCHAR), array_join(transform(
            trends, trend -> concat_ws(':', trend.kind, trend.term, CAST(trend."count" AS VARCHAR))), ','))
    FROM chat_trends
),
windows AS (
    SELECT
        topic, room_id, window_start, window_end,
        max_by(counted, _offset) FILTER (WHERE side = 'replay') AS replayed,
        max_by(counted, _offset) FILTER (WHERE side = 'live') AS live
    FROM told
    GROUP BY topic, room_id, window_start, window_end
),
edges AS (
    SELECT
        topic, room_id,
        min(window_end) FILTER (WHERE replayed IS NOT NULL) AS run_begins,
        max(window_end) FILTER (WHERE replayed IS NOT NULL) AS run_ends,
        min(window_end) FILTER (WHERE live IS NOT NULL) AS live_begins
    FROM windows
    GROUP BY topic, room_id
),
compared AS (
    SELECT
        topic, room_id,
        CASE
            WHEN replayed = live THEN 'same'
            WHEN window_end < live_begins THEN 'live is gone'
            WHEN live IS NULL THEN 'replay only'
            WHEN replayed IS NULL THEN 'live only'
            WHEN window_start < run_begins THEN 'warming up'
            ELSE 'different'
        END AS verdict
    FROM windows
    JOIN edges USING (topic, room_id)
    WHERE window_end BETWEEN run_begins AND run_ends
)
SELECT
    topic,
    room_id,
    count(*) FILTER (WHERE verdict = 'same') AS same,
    count(*) FILTER (WHERE verdict = 'different') AS different,
    count(*) FILTER (WHERE verdict = 'replay only') AS replay_only,
    count(*) FILTER (WHERE verdict = 'live only') AS live_only,
    count(*) FILTER (WHERE verdict = 'warming up') AS warming_up,
    count(*) FILTER (WHERE verdict = 'live is gone') AS live_is_gone
FROM compared
GROUP BY topic, room_id
ORDER BY topic, room_id;
