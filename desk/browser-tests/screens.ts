import { fileURLToPath } from 'node:url'
import { ask, document, entity, expect, noSidewaysScroll, open, settled, test } from './desk'
import type { Page } from '@playwright/test'

const FOLDER = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const NARROW = { width: 390, height: 844 }

interface Screen {
  at: string | ((page: Page) => Promise<string>)
  language?: string
  dark?: boolean
  narrow?: boolean
  then?: (page: Page) => Promise<unknown>
}

const persian = async (page: Page) => {
  const { items } = await ask<{ items: { id: string; uri: string }[] }>(page, 'documents?language=fa&limit=100')
  const one = items.find(it => it.uri.startsWith('ambassador-credentials')) ?? items[0]!
  return `/documents/${one.id}`
}

const SCREENS: Record<string, Screen> = {
  home: { at: '/' },
  'home-narrow': { at: '/', narrow: true },
  'document-fa': { at: persian },
  'document-dark': { at: async page => `/documents/${(await document(page, 'en')).id}`, dark: true },
  'document-narrow': { at: persian, language: 'fa', narrow: true, dark: true },
  'entity-fa': { at: async page => `/entities/${(await entity(page, 'body')).id}`, language: 'fa' },
  'two-countries': { at: '/timeline?a=AZ&b=KZ' },
  'two-countries-fa-dark': { at: '/timeline?a=AM&b=IR', language: 'fa', dark: true },
  figures: { at: '/figures?contested=true' },
  positions: { at: '/positions' },
  sources: { at: '/sources' },
  review: { at: '/review' },
  read: { at: '/read', then: page => page.getByRole('tab').nth(1).click() },
}

async function shoot(page: Page, name: string, screen: Screen) {
  await page.emulateMedia({ colorScheme: screen.dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  if (screen.narrow) await page.setViewportSize(NARROW)
  const at = typeof screen.at === 'string' ? screen.at : await screen.at(page)
  await open(page, `${at}${at.includes('?') ? '&' : '?'}lang=${screen.language ?? 'en'}`)
  await screen.then?.(page)
  await settled(page)
  await expect(page.locator('html')).toHaveAttribute('dir', screen.language === 'fa' ? 'rtl' : 'ltr')
  await noSidewaysScroll(page, name)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
}

for (const [name, screen] of Object.entries(SCREENS)) {
  test(name, ({ page }) => shoot(page, name, screen))
}

test.describe('with people who sign in', () => {
  test.use({ baseURL: process.env.DESK_WITH_ISSUER })

  test('sign-in and audit', async ({ page, trouble }) => {
    await shoot(page, 'sign-in', { at: '/login' })
    await page.getByRole('link', { name: 'Sign in at 127.0.0.1' }).click()
    await settled(page)
    await open(page, '/login')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Name', { exact: true }).fill('admin')
    await page.getByLabel('Password', { exact: true }).fill(process.env.DESK_PASSWORD ?? '')
    await page.keyboard.press('Enter')
    await settled(page)
    await shoot(page, 'audit', { at: '/audit' })
    trouble.length = 0
  })
})
