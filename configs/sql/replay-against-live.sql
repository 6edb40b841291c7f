-- Does a replay count what was counted live? Windows of a run beside those of the same time that were told live, by topic
-- and room; run `./chatter replay --run NAME` first. `warming_up`: windows that differ and begin before the run's first
-- window ends, of which the run need not have all lines. `live_is_gone`: from before the oldest window that is kept live.
-- `./chatter replay diff NAME` compares all that windows tell.
-- parameter: run = again
WITH told AS (
    SELECT 'replay' AS side, 'chat.bot-density' AS topic, room_id, window_start, window_end, _offset,
        CAST({'bots': bot_count, 'humans': human_count, 'density': density} AS JSON) AS counted
    FROM replay_${run|table}_chat_bot_density
    UNION ALL
    SELECT 'live', 'chat.bot-density', room_id, window_start, window_end, _offset,
        CAST({'bots': bot_count, 'humans': human_count, 'density': density} AS JSON)
    FROM chat_bot_density
    UNION ALL
    SELECT 'replay', 'chat.trends', room_id, window_start, window_end, _offset,
        CAST({'lines': message_count, 'authors': distinct_authors,
            'terms': list_transform(trends, lambda trend: [trend.kind, trend.term, CAST(trend.count AS VARCHAR)])} AS JSON)
    FROM replay_${run|table}_chat_trends
    UNION ALL
    SELECT 'live', 'chat.trends', room_id, window_start, window_end, _offset,
        CAST({'lines': message_count, 'authors': distinct_authors,
            'terms': list_transform(trends, lambda trend: [trend.kind, trend.term, CAST(trend.count AS VARCHAR)])} AS JSON)
    FROM chat_trends
),
windows AS (
    SELECT
        topic, room_id, window_start, window_end,
        arg_max(counted, _offset) FILTER (side = 'replay') AS replayed,
        arg_max(counted, _offset) FILTER (side = 'live') AS live
    FROM told
    GROUP BY ALL
),
edges AS (
    SELECT
        topic, room_id,
        min(window_end) FILTER (replayed IS NOT NULL) AS run_begins,
        max(window_end) FILTER (replayed IS NOT NULL) AS run_ends,
        min(window_end) FILTER (live IS NOT NULL) AS live_begins
    FROM windows
    GROUP BY ALL
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
    count(*) FILTER (verdict = 'same') AS same,
    count(*) FILTER (verdict = 'different') AS different,
    count(*) FILTER (verdict = 'replay only') AS replay_only,
    count(*) FILTER (verdict = 'live only') AS live_only,
    count(*) FILTER (verdict = 'warming up') AS warming_up,
    count(*) FILTER (verdict = 'live is gone') AS live_is_gone
FROM compared
GROUP BY ALL
ORDER BY topic, room_id
