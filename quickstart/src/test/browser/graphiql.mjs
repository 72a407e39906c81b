// Opens GraphiQL in a real browser, runs a query there and prints what the answer pane shows, as JSON on one line:
// node graphiql.mjs PAGE_URL QUERY [SCREENSHOT]. Every request that leaves the page's own origin is an error.
import { chromium } from 'playwright-core';

const [page_url, query, screenshot] = process.argv.slice(2);
const origin = new URL(page_url).origin;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const foreign = [];
  const failures = [];
  page.on('request', request => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) foreign.push(request.url());
  });
  page.on('pageerror', error => failures.push(String(error)));

  await page.goto(`${page_url}?query=${encodeURIComponent(query)}`);
  // The schema has been fetched by introspection and the editors are up when the run button can be pressed.
  const run = page.locator('button.graphiql-execute-button');
  await run.waitFor({ timeout: 30_000 });
  await page.locator('.graphiql-query-editor .view-lines').first().waitFor({ timeout: 30_000 });
  await page.locator('.graphiql-query-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(query);
  await run.click();
  const answer = page.locator('.graphiql-response .view-lines');
  await page.waitForFunction(
    () => /"(data|errors)"/.test(document.querySelector('.graphiql-response .view-lines')?.textContent ?? ''),
    undefined, { timeout: 30_000 });
  // The pane draws non-breaking spaces.
  const shown = (await answer.innerText()).replace(/\u00a0/g, ' ');
  // The documentation explorer lists the root types only once introspection was answered.
  await page.getByRole('button', { name: /documentation explorer/i }).first().click();
  await page.getByText('Root Types').waitFor({ timeout: 30_000 });
  if (screenshot) await page.screenshot({ path: screenshot });
  console.log(JSON.stringify({ shown, foreign, failures }));
} finally {
  await browser.close();
}
