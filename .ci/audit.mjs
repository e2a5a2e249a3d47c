// Asks the registries for known weaknesses in the packages that the lock files name. One that does not answer is said so and passed over,
// since a gate that needs the registry's list would stand still with it; a weakness that it knows of fails.
import { spawnSync } from 'node:child_process';

const npmFolders = ['src/LinkDirectory', 'tests/LinkDirectory.Clients.Tests/Node', 'tests/LinkDirectory.GraphQL.Host'];
// What runs in use is held to every weakness; what only builds and tests, to the grave ones.
const graveForTools = ['high', 'critical'];
const minutes = 60_000;

const run = (command, args, cwd) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 5 * minutes, maxBuffer: 64 * 1024 * 1024 });

function auditNpm(folder) {
  const ask = omit => parse(run('npm', ['audit', '--json', '--fetch-retries=1', '--fetch-timeout=20000', ...omit], folder).stdout);
  const [used, all] = [ask(['--omit=dev']), ask([])];
  const silent = [used, all].find(answer => answer.vulnerabilities === undefined);
  if (silent) return { silent: `npm, ${folder}: the registry did not answer (${silent.message ?? 'no report'})` };
  const found = [...weaknesses(used, () => true), ...weaknesses(all, severity => graveForTools.includes(severity))];
  return { found: found.map(weakness => `npm, ${folder}: ${weakness}`) };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const weaknesses = (report, counts) => Object.values(report.vulnerabilities).filter(found => counts(found.severity)).map(found =>
  `${found.name} ${found.range} (${found.severity})${found.via.filter(via => via.url).map(via => `: ${via.title}, ${via.url}`).join('')}`);

function auditNuGet() {
  const properties = ['NuGetAudit=true', 'NuGetAuditMode=all', 'NuGetAuditLevel=low', 'TreatWarningsAsErrors=false'].map(p => `-p:${p}`);
  const asked = run('dotnet', ['restore', '--locked-mode', '--force', '--configfile', '.ci/audit.config', '-v', 'minimal', ...properties]);
  const lines = `${asked.stdout}${asked.stderr}`.split('\n').map(line => line.trim());
  const found = lines.filter(line => /NU190[1-4]/.test(line)).map(line => `NuGet: ${line.replace(/^.*NU190[1-4]: /, '')}`);
  const silent = lines.find(line => /NU190[05]/.test(line)) ?? (asked.status === 0 ? null : lines.findLast(line => line));
  if (found.length > 0 || !silent) return { found };
  return { silent: `NuGet: the registry did not answer (${silent.replace(/^.*NU190[05]: /, '')})` };
}

const answers = [auditNuGet(), ...npmFolders.map(auditNpm)];
for (const { silent } of answers) if (silent) console.log(silent);
const found = [...new Set(answers.flatMap(answer => answer.found ?? []))];
for (const weakness of found) console.error(weakness);
if (found.length > 0) {
  console.error('Raise these packages to versions without the weakness (docs/dependencies.md says what each is for), and restore.');
  process.exit(1);
}
