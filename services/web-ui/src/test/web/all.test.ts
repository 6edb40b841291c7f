import './codec.test.ts';
import './connection.test.ts';
import './decisions.test.ts';
import './model.test.ts';
import './moderation.test.ts';
import './pace.test.ts';
import './past-client.test.ts';
import './pulse.test.ts';
import './reading.test.ts';
import './returned-line.test.ts';
import './room-store.test.ts';
import './text.test.ts';
import './time-travel.test.ts';
import { runAll } from './harness.ts';

(window as unknown as { runAll: typeof runAll }).runAll = runAll;
