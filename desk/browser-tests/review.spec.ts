import { accessible, ask, decide, entity, expect, open, settled, test } from './desk'
import type { Page } from '@playwright/test'

interface Item {
  id: string
  kind: string
  status: string
}

interface Logged {
  number: number
  kind: string
  subject: string
  other?: string
  field?: string
  value?: string
  why: string
  editor: string
  withdrawn?: boolean
}

const summary = (page: Page) => page.locator('#review-summary')
const card = (page: Page, { id }: Item) => page.locator(`article[data-assertion="${id}"]`)

async function latest(page: Page): Promise<Logged> {
  const { items } = await ask<{ items: Logged[] }>(page, 'decisions?limit=1')
  return items[0]!
}

async function status(page: Page, id: string) {
  return (await ask<{ assertion: Item }>(page, `assertions/${id}`)).assertion.status
}

async function queue(page: Page, kind: string): Promise<Item[]> {
  return (await ask<{ items: Item[] }>(page, `review?kind=${kind}&limit=5`)).items
}

test('confirming, rejecting and taking back, by keys alone', async ({ page }) => {
  const [first, second] = await queue(page, 'event')
  await open(page, '/review?kind=event')
  await expect(card(page, first!)).toBeVisible()

  await page.keyboard.press('c')
  await page.getByLabel('Reason', { exact: true }).fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText('A decision needs a reason.')).toBeVisible()
  await decide(page, 'the words say exactly this')
  await expect(card(page, second!)).toBeVisible()
  expect(await latest(page)).toMatchObject({ kind: 'right', subject: first!.id, why: 'the words say exactly this' })
  expect(await status(page, first!.id)).toBe('confirmed')

  await page.keyboard.press('r')
  await decide(page, 'the words say something else')
  expect(await status(page, second!.id)).toBe('rejected')
  await expect(card(page, second!)).toHaveCount(0)

  await page.keyboard.press('u')
  await expect(card(page, second!)).toBeVisible()
  expect(await latest(page)).toMatchObject({ kind: 'withdrawn' })
  expect(await status(page, second!.id)).toBe(second!.status)

  // Skipping and going back decide nothing.
  const { number } = await latest(page)
  await page.keyboard.press('n')
  await expect(card(page, second!)).toHaveCount(0)
  await page.keyboard.press('p')
  await expect(card(page, second!)).toBeVisible()
  expect((await latest(page)).number).toBe(number)
})

test('correcting a field, and what is no date is refused', async ({ page }) => {
  const [item] = await queue(page, 'event')
  await open(page, '/review?kind=event')
  await page.keyboard.press('e')
  const date = page.getByLabel('Date', { exact: true })
  await date.fill('the day before')
  await page.getByLabel('Reason', { exact: true }).fill('as it stands in the text')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is no date in ISO form.')).toBeVisible()
  await expect(date).toBeFocused()
  await date.fill('2019-05')
  await decide(page, 'as it stands in the text')
  expect(await latest(page)).toMatchObject({ kind: 'corrected', subject: item!.id, field: 'date', value: '2019-05' })
  const { assertion } = await ask<{ assertion: { date: string } }>(page, `assertions/${item!.id}`)
  expect(assertion.date).toBe('2019-05')
  // Its own page has the history.
  await open(page, `/assertions/${item!.id}`)
  await expect(page.getByText('as it stands in the text')).toBeVisible()
  await expect(page.getByText('May 2019').first()).toBeVisible()
})

test('merging two persons, splitting them again, and taking a decision back in the log', async ({ page }) => {
  const { items } = await ask<{ items: { id: string; label: string; documents: number }[] }>(page, 'entities?type=person&limit=60')
  const tenures = await queue(page, 'tenure')
  const { assertion } = await ask<{ assertion: { person: string } }>(page, `assertions/${tenures[0]!.id}`)
  const other = items.find(one => one.id !== assertion.person && one.documents === 1)!
  await open(page, '/review?kind=tenure')

  await page.keyboard.press('m')
  const person = page.locator(`input[type="radio"][value="${assertion.person}"]`)
  await person.check()
  await page.getByLabel('With which entity?').fill(other.label)
  await page.getByRole('option', { name: other.label }).first().click()
  await decide(page, 'the same, spelled in another way')
  const merged = await latest(page)
  expect(merged).toMatchObject({ kind: 'same', why: 'the same, spelled in another way' })
  const one = await ask<{ entity: { id: string }; names: { text: string }[] }>(page, `entities/${assertion.person}`)
  expect(one.names.map(({ text }) => text)).toContain(other.label)

  await open(page, '/review?kind=tenure')
  await page.keyboard.press('s')
  await page.locator(`input[type="radio"][value="${one.entity.id}"]`).check()
  await page.getByRole('checkbox', { name: other.label }).first().check()
  await decide(page, 'another one of the same name')
  expect(await latest(page)).toMatchObject({ kind: 'different', why: 'another one of the same name' })
  const parted = await ask<{ names: { text: string }[] }>(page, `entities/${assertion.person}`)
  expect(parted.names.map(({ text }) => text)).not.toContain(other.label)

  await open(page, '/decisions')
  await page.getByRole('button', { name: `Take back decision ${merged.number}`, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason', { exact: true }).fill('decided by mistake')
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator(`#decision-${merged.number}`)).toContainText('taken back')
  expect(await latest(page)).toMatchObject({ kind: 'withdrawn', subject: String(merged.number), why: 'decided by mistake' })
})

test('the keys are explained, and can be switched off', async ({ page }) => {
  await open(page, '/review')
  const before = await summary(page).innerText()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('The keys work wherever you are not typing')).toBeVisible()
  await dialog.getByRole('switch').click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('n')
  await page.keyboard.press('c')
  await expect(summary(page)).toHaveText(before)
  await expect(page.getByLabel('Reason', { exact: true })).toHaveCount(0)
})

test('what is typed into the search box decides nothing', async ({ page }) => {
  await open(page, '/review')
  const before = await summary(page).innerText()
  await page.keyboard.press('/')
  await page.keyboard.type('crmsnu')
  await expect(page.getByRole('combobox', { name: 'Search names and texts' })).toHaveValue('crmsnu')
  await expect(summary(page)).toHaveText(before)
  await expect(page.getByLabel('Reason', { exact: true })).toHaveCount(0)
})

test('the page of an entity leads to its facts in the text', async ({ page }) => {
  const { id } = await entity(page, 'person')
  await open(page, `/entities/${id}`)
  await page.locator('main button[aria-expanded="false"]').filter({ hasText: /report/ }).first().click()
  await page.locator('main a[href*="?assertion="]').first().click()
  await settled(page)
  await expect(page).toHaveURL(/\/documents\/doc-/)
  await expect(page.locator('main [data-lit]').first()).toBeVisible()
})

test('documents that were taken for translations are parted, and joined again', async ({ page }) => {
  test.slow()
  await open(page, '/read')
  const read = (text: string) =>
    page.evaluate(async words => {
      const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string }
      const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }
      const { job } = (await (await fetch('/api/read', { method: 'POST', headers, body: JSON.stringify({ text: words }) })).json()) as { job: string }
      for (;;) {
        const told = (await (await fetch(`/api/read/${job}`)).json()) as { finished: boolean; documents: { id: string }[] }
        if (told.finished) return told.documents[0]!.id
        await new Promise(done => setTimeout(done, 200))
      }
    }, text)
  await read(`Bakıda görüş

Bakı, 24 avqust 2022-ci il, AZƏRTAC

2022-ci il avqustun 24-də Bakıda Azərbaycan Prezidenti İlham Əliyev Qazaxıstan Prezidenti Kasım-Jomart Tokayev ilə görüşüb.

Qazaxıstan Prezidenti Azərbaycana 2022-ci il avqustun 23-də gəlib. Görüşdə Ceyhun Bayramov və Muxtar Tileuberdi iştirak ediblər. 12 sənəd imzalanıb.

Diplomatik münasibətlər 1992-ci il avqustun 27-də qurulub.`)
  const translation = await read(`Встреча в Баку

24 августа 2022 года. Тренд

24 августа 2022 года в Баку Президент Азербайджана Ильхам Алиев встретился с Президентом Казахстана Касым-Жомартом Токаевым, сообщает Тренд со ссылкой на АЗЕРТАДЖ.

Президент Казахстана прибыл в Азербайджан 23 августа 2022 года. На встрече присутствовали Джейхун Байрамов и Мухтар Тлеуберди. Подписано 12 документов.

Дипломатические отношения были установлены 27 августа 1992 года.`)
  await open(page, `/documents/${translation}`)
  await expect(page.getByText('A translation of')).toBeVisible()
  await page.getByRole('button', { name: 'No translation' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'No translation' }).click()
  await expect(panel.getByText('A decision needs a reason.')).toBeVisible()
  await panel.getByLabel('Reason').fill('two reporters in one room')
  await accessible(page, 'parting')
  await page.keyboard.press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(page.getByText('A translation of')).toHaveCount(0)
  await open(page, '/decisions')
  const line = page.locator('main li').first()
  await expect(line).toContainText('two reporters in one room')
  await expect(line.getByRole('link', { name: 'Встреча в Баку' })).toHaveAttribute('href', `/documents/${translation}`)
  await line.getByRole('button', { name: /^Take back/ }).click()
  await page.getByLabel('Reason', { exact: true }).fill('it is one after all')
  await page.keyboard.press('Enter')
  await expect(page.locator('main li').first()).toContainText('it is one after all')
  await open(page, `/documents/${translation}`)
  await expect(page.getByText('A translation of')).toBeVisible()
})
