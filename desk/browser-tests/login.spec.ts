import { accessible, expect, noSidewaysScroll, open, settled, test } from './desk'

// A desk with users, on an archive of its own.
test.use({ baseURL: process.env.DESK_WITH_USERS })

const PASSWORD = process.env.DESK_PASSWORD ?? ''

test('nothing is shown before the login, and a wrong password says so', async ({ page, trouble }) => {
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await expect(page.getByText('New documents')).toHaveCount(0)
  await page.goto('/login')
  await settled(page)
  await accessible(page, 'login')
  await page.getByLabel('Name', { exact: true }).fill('editor')
  await page.getByLabel('Password', { exact: true }).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No such name with this password.')).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await page.emulateMedia({ colorScheme: 'dark' })
  await accessible(page, 'login dark')
  // The browser notes the answers 401, and nothing else.
  expect(trouble.filter(one => !one.includes('401'))).toEqual([])
  trouble.length = 0
})

for (const role of ['reader', 'editor']) {
  test(`a ${role} signs in, sees the record, and ${role === 'editor' ? 'may' : 'may not'} decide`, async ({ page, trouble }) => {
    await page.goto('/login?next=/review')
    await page.getByLabel('Name', { exact: true }).fill(role)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await settled(page)
    await expect(page).toHaveURL(/\/review/)
    await expect(page.locator('#review-summary')).toBeVisible()
    const confirm = page.getByRole('button', { name: /^Confirm/ })
    if (role === 'editor') {
      await confirm.click()
      await page.getByLabel('Reason', { exact: true }).fill('the words say exactly this')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Confirmed.').first()).toBeVisible()
      await open(page, '/decisions')
      await expect(page.locator('main li').first()).toContainText('editor')
    } else {
      await expect(confirm).toBeDisabled()
    }
    await open(page, '/login')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
    const cookies = await page.context().cookies()
    expect(cookies.every(cookie => cookie.httpOnly && cookie.sameSite === 'Strict')).toBe(true)
    expect(trouble.filter(one => !one.includes('401'))).toEqual([])
    trouble.length = 0
  })
}

test.describe('by a provider', () => {
  test.use({ baseURL: process.env.DESK_WITH_ISSUER })

  test('an editor signs in and out', async ({ page, trouble }) => {
    await page.goto('/login?next=/review')
    await settled(page)
    await accessible(page, 'login by a provider')
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'Sign in at 127.0.0.1' }).click()
    await settled(page)
    await expect(page).toHaveURL(/\/review/)
    await expect(page.getByRole('button', { name: /^Confirm/ })).toBeEnabled()
    await open(page, '/login')
    await expect(page.getByText('You are mira (editor).')).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in at 127.0.0.1' })).toBeVisible()
    expect(trouble.filter(one => !one.includes('401'))).toEqual([])
    trouble.length = 0
  })
})

test.describe('by a provider that gives no role', () => {
  test.use({ baseURL: process.env.DESK_WITH_STRANGERS })

  for (const [scheme, language] of [
    ['light', 'en'],
    ['dark', 'fa'],
  ] as const) {
    test(`a stranger is told so (${scheme}, ${language})`, async ({ page, trouble }) => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.addInitScript(chosen => localStorage.setItem('dragoman-language', chosen), language)
      await page.goto('/login')
      await settled(page)
      await page.getByRole('link', { name: /127\.0\.0\.1/ }).click()
      await settled(page)
      await expect(page.getByRole('alert')).toContainText(language === 'en' ? '127.0.0.1 knows you, but you have no rights here yet' : 'اجازه‌ای ندارید')
      await accessible(page, 'refused')
      await page.screenshot({ path: test.info().outputPath('refused.png') })
      expect(trouble.filter(one => !one.includes('401'))).toEqual([])
      trouble.length = 0
    })
  }
})

test('an admin sees who did what, others do not', async ({ page, trouble }) => {
  const enter = async (name: string) => {
    await page.goto('/login?next=/audit')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await settled(page)
    await expect(page).toHaveURL(/\/audit/)
  }
  const leave = async () => {
    await open(page, '/login')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
  }
  await enter('reader')
  await expect(page.getByText('ask one of them')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
  await leave()
  await enter('admin')
  const rows = page.locator('main tbody tr')
  await expect(rows.filter({ hasText: 'GET /api/audit' }).filter({ hasText: 'reader' }).first()).toContainText('refused')
  await expect(rows.first()).toContainText('signed in')
  await accessible(page, 'audit')
  await page.setViewportSize({ width: 360, height: 740 })
  await noSidewaysScroll(page, 'audit 360')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('textbox', { name: 'What', exact: true }).click()
  await page.getByRole('option', { name: 'signed out' }).click()
  await settled(page)
  await expect(page).toHaveURL(/action=logout/)
  for (const text of await rows.allInnerTexts()) expect(text).toContain('signed out')
  expect(trouble.filter(one => !/40[13]/.test(one))).toEqual([])
  trouble.length = 0
})
