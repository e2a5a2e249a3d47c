// Builds the pages' styles and scripts into wwwroot/dist. Run by MSBuild (Assets.targets).
import { build } from 'esbuild';
import * as sass from 'sass';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const out = 'wwwroot/dist';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { css } = sass.compile('Web/Assets/app.scss', { loadPaths: ['node_modules'], style: 'compressed', quietDeps: true });
// The design system's few icons travel in its style sheet, so that there is no folder of them to serve.
const icons = 'node_modules/nhsuk-frontend/dist/nhsuk/assets/images';
const asData = (_, name) => `data:image/svg+xml;base64,${readFileSync(`${icons}/${name}`).toString('base64')}`;
const withIcons = css.replaceAll(/\/assets\/images\/([\w-]+\.svg)/g, asData);
writeFileSync(`${out}/app.css`, withIcons);

const shared = {
  bundle: true, format: 'esm', minify: true, target: 'es2022', outdir: out, logLevel: 'warning',
  legalComments: 'linked', // the licences travel with the code, as they ask
  loader: { '.png': 'dataurl', '.svg': 'dataurl' },
};
await build({ ...shared, entryPoints: ['Web/Assets/app.js', 'Web/Assets/draw.js', 'Web/Assets/grid.js', 'Web/Assets/map.js'] });
await build({
  ...shared, entryPoints: ['Web/Assets/graphiql.jsx'],
  jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' },
});
