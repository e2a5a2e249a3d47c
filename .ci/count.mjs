// Sums the runner's CTRF reports: node .ci/count.mjs FOLDER PROJECTS
// Exit code 1 if a test failed, a project left no report, or a test was skipped without leave.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, projects] = process.argv.slice(2);
const reports = readdirSync(folder).filter((name) => name.endsWith('.ctrf'));
const results = reports.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).results);
const tests = results.flatMap((result) => result.tests);
// What went wrong outside any test, as in a fixture's clean-up.
const errors = results.flatMap((result) => result.extra.suites.flatMap((suite) => suite.errors));
const of = (...states) => tests.filter((test) => states.includes(test.status));

const passed = of('passed');
const skipped = of('skipped', 'pending');
const failed = tests.length - passed.length - skipped.length + errors.length;

// England's real files lie beside the repository on some machines only.
const mayBeSkipped = (test) => !existsSync('../shared/data') && test.extra.reason?.includes('../shared');
const refused = skipped.filter((test) => !mayBeSkipped(test));

for (const test of refused) {
  console.error(`skipped, and may not be: ${test.name}: ${test.extra.reason}`);
}
if (reports.length !== Number(projects)) {
  console.error(`${projects} test projects left ${reports.length} reports`);
}

console.log(`${passed.length} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exitCode = failed > 0 || refused.length > 0 || passed.length === 0 || reports.length !== Number(projects) ? 1 : 0;
