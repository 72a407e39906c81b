// Bundles GraphiQL for offline use: node build.mjs OUTPUT_FOLDER. Installs the pinned packages first; does nothing, and needs no network, when
// the output was made of these sources already.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const output = process.argv[2];
if (!output) {
  console.error('usage: node build.mjs OUTPUT_FOLDER');
  process.exit(2);
}

const sources = ['package.json', 'package-lock.json', 'build.mjs'];
for (const name of (await readdir(`${here}src`)).sort()) sources.push(`src/${name}`);
const hash = createHash('sha256');
for (const name of sources) hash.update(name).update(await readFile(here + name));
const digest = hash.digest('hex');

const stamp = `${output}/.sources`;
if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) process.exit(0);

execFileSync('npm', ['ci', '--ignore-scripts', '--no-progress', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
const { build } = await import('esbuild');

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: 'es2022',
  outdir: output,
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'linked',
  logLevel: 'warning',
};
await build({ ...common, format: 'iife', entryPoints: { main: 'src/main.jsx' }, jsx: 'automatic' });
await build({
  ...common,
  format: 'iife',
  entryPoints: {
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
  },
});
await cp(`${here}src/index.html`, `${output}/index.html`);
await writeFile(stamp, digest);
