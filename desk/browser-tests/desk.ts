import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

/** What went wrong in a page that nobody asked for: errors, violations of the content security policy, failed calls. */
export const test = base.extend<{ trouble: string[] }>({
  trouble: [
    async ({ page }, use) => {
      const trouble: string[] = []
      page.on('pageerror', error => trouble.push(`error: ${error.message}`))
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') trouble.push(`console: ${message.text()}`)
      })
      page.on('requestfailed', request => {
        // A page that is left takes its calls along.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') trouble.push(`failed: ${request.url()}`)
      })
      page.on('request', request => {
        const to = new URL(request.url())
        if (to.protocol.startsWith('http') && to.hostname !== '127.0.0.1') trouble.push(`asked of another host: ${to.href}`)
      })
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))
      })
      await use(trouble)
      expect(trouble).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

export interface Brief {
  id: string
  label: string
  type: string
}

interface Listed {
  id: string
  title: string
  language: string
}

/** What the desk's API answers. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api/${path}`)
  expect(answer.ok(), path).toBe(true)
  return (await answer.json()) as T
}

/** The entity of a type that is named most. */
export async function entity(page: Page, type: string): Promise<Brief> {
  const { items } = await ask<{ items: Brief[] }>(page, `entities?type=${type}&limit=1`)
  expect(items.length, `an entity of type ${type}`).toBe(1)
  return items[0]!
}

/** The newest document of a language. */
export async function document(page: Page, language: string): Promise<Listed> {
  const { items } = await ask<{ items: Listed[] }>(page, `documents?language=${language}&limit=1`)
  expect(items.length, `a document in ${language}`).toBe(1)
  return items[0]!
}

/** Opens a page and waits until its content is there. */
export async function open(page: Page, address: string) {
  await page.goto(address)
  await settled(page)
}

export async function settled(page: Page) {
  // Where a text shows its own title, the page's stands for screen readers only.
  await expect(page.locator('main h1')).toBeAttached()
  await expect(page.locator('main [aria-busy="true"], main .mantine-Skeleton-root')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
}

/** No finding that hinders anybody seriously (WCAG 2.2 AA and good practice). */
export async function accessible(page: Page, where: string) {
  // Colours on their way from one scheme to the other are not what is read.
  await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined))))
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${where}: ${id}: ${help}: ${nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')} (${nodes.length})`)
  expect(serious).toEqual([])
}

/** Nothing sticks out to the side. */
export async function noSidewaysScroll(page: Page, where: string) {
  const wider = await page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const over = [...document.querySelectorAll('body *')].filter(one => {
      const box = one.getBoundingClientRect()
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1)
    })
    return [`${root.scrollWidth} of ${root.clientWidth}`, ...over.slice(0, 5).map(one => `${one.tagName}.${one.className}`)]
  })
  expect(wider, where).toEqual([])
}

/** A reason typed and sent in the panel that is open. */
export async function decide(page: Page, why: string) {
  const panel = page.locator('form[aria-labelledby]').filter({ has: page.getByLabel('Reason', { exact: true }) })
  await panel.getByLabel('Reason', { exact: true }).fill(why)
  await page.keyboard.press('Enter')
  await expect(panel).toHaveCount(0)
}
