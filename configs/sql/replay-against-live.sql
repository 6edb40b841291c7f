-- Does a replay count what was counted live? Windows of a run beside the live ones; run `./chatter replay --run NAME` first.
-- parameter: run = again
WITH replayed AS (SELECT room_id, window_end, bot_count, human_count, density FROM replay_${run}_chat_bot_density)
SELECT
    room_id,
    count(*) AS windows,
    count(*) FILTER (live.window_end IS NULL) AS replay_only,
    count(*) FILTER (live.bot_count = replayed.bot_count AND live.human_count = replayed.human_count) AS same,
    max(abs(live.density - replayed.density)) AS largest_difference
FROM replayed
LEFT JOIN chat_bot_density live USING (room_id, window_end)
GROUP BY room_id
ORDER BY room_id
