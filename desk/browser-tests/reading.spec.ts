import { readFileSync } from 'node:fs'
import { accessible, ask, document, entity, expect, noSidewaysScroll, open, settled, test } from './desk'
import type { Page } from '@playwright/test'

const PAGES = ['/', '/search?q=Armenia', '/documents', '/entities', '/timeline?a=AM&b=IR', '/figures', '/positions', '/sources', '/review', '/decisions', '/read']

for (const language of ['fa', 'ar']) {
  test(`${language}: every page reads from right to left and fits wide and narrow windows`, async ({ page }) => {
    test.slow()
    const addresses = [...PAGES, `/documents/${(await document(page, 'en')).id}`, `/documents/${(await document(page, 'fa')).id}`, `/entities/${(await entity(page, 'body')).id}`]
    await open(page, `/?lang=${language}`)
    for (const at of addresses) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await open(page, at)
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      // The layout is mirrored: the name of the place stands on the right, the tools on the left.
      const brand = await page.locator('header a').first().boundingBox()
      const tools = await page.locator('header button').first().boundingBox()
      expect(brand!.x, at).toBeGreaterThan(tools!.x)
      await noSidewaysScroll(page, `${at} ${language} 1280`)
      await page.setViewportSize({ width: 360, height: 740 })
      await noSidewaysScroll(page, `${at} ${language} 360`)
    }
    await accessible(page, `${addresses.at(-1)} ${language}`)
  })
}

test('numbers are written in the digits of the language, in counts too', async ({ page }) => {
  await open(page, '/?lang=fa')
  for (const at of ['/timeline?a=AM&b=IR', '/figures', '/positions', '/documents']) {
    await open(page, at)
    const text = await page.locator('main h1, main h2, main [role="tab"], main p.plot-note').allInnerTexts()
    // The help of the plot names keys, and the key 0 is engraved so.
    const counts = text.filter(words => !words.includes('Page Up'))
    expect(counts.join('\n'), at).not.toMatch(/[0-9]/)
  }
})

test('of somebody, what happened last stands first, and what has no date last', async ({ page }) => {
  const { items } = await ask<{ items: { id: string }[] }>(page, 'entities?type=person&limit=30')
  let most: { id: string; dates: (string | undefined)[] } = { id: '', dates: [] }
  for (const { id } of items) {
    const { stories } = await ask<{ stories: { date?: string }[] }>(page, `entities/${id}`)
    if (new Set(stories.map(story => story.date)).size > new Set(most.dates).size) most = { id, dates: stories.map(story => story.date) }
  }
  expect(new Set(most.dates).size).toBeGreaterThan(1)
  await open(page, `/entities/${most.id}`)
  const events = page.getByRole('region', { name: /^Events/ })
  const all = events.getByRole('button', { name: /^Show all/ })
  if (await all.isVisible()) await all.click()
  const shown = await events.locator('article').evaluateAll(all => all.map(one => one.querySelector('time')?.dateTime ?? ''))
  expect(shown).toHaveLength(most.dates.length)
  const days = shown.filter(day => day.length === 10)
  expect(days).toEqual([...days].sort().reverse())
  const undated = await events.locator('article').evaluateAll(all => all.map(one => one.querySelector('time') === null))
  expect(undated).toEqual([...undated].sort())
})

test('an assertion is not counted among the other reports of the same', async ({ page }) => {
  const { items } = await ask<{ items: { id: string }[] }>(page, 'review?limit=40')
  const clusters = await Promise.all(items.map(async ({ id }) => ({ id, ids: (await ask<{ cluster: { id: string }[] }>(page, `assertions/${id}`)).cluster.map(one => one.id) })))
  const alone = clusters.find(({ id, ids }) => ids.length === 1 && ids[0] === id)!
  await open(page, `/assertions/${alone.id}`)
  await expect(page.getByText('No other report of this in the archive.')).toBeVisible()
  await expect(page.getByRole('region', { name: /^Other reports/ }).locator('article')).toHaveCount(0)
})

test('a page of one party is a timeline, and not of two countries; marks of quotation face their words', async ({ page }) => {
  await open(page, '/timeline?a=AM')
  await expect(page.getByRole('main').getByText('Timeline', { exact: true })).toBeVisible()
  await expect(page.getByRole('main').getByText('Two countries', { exact: true })).toHaveCount(0)
  await open(page, '/positions?lang=ar')
  const marks = await page.locator('main q').evaluateAll(all => all.map(one => `${one.getAttribute('dir')} ${getComputedStyle(one).quotes.slice(1, 2)}`))
  expect(marks.length).toBeGreaterThan(0)
  for (const mark of marks) expect(['ltr “', 'rtl «']).toContain(mark)
})

test('dates along a plot are written from right to left where the language is', async ({ page }) => {
  await open(page, '/timeline?a=AM&b=IR&lang=fa')
  const ticks = page.locator('svg.plot text.tick')
  await expect(ticks.first()).toBeVisible()
  const ends = await ticks.evaluateAll(all =>
    all
      .map(one => one as SVGTextElement)
      .filter(one => /[^\d\u06f0-\u06f9]/.test(one.textContent ?? ''))
      .map(one => [one.getStartPositionOfChar(0).x, one.getStartPositionOfChar(one.getNumberOfChars() - 1).x]),
  )
  expect(ends.length).toBeGreaterThan(0)
  for (const [first, last] of ends) expect(first).toBeGreaterThan(last!)
})

test('a text keeps its own direction in a page of the other', async ({ page }) => {
  const english = await document(page, 'en')
  await open(page, `/documents/${english.id}?lang=fa`)
  await expect(page.locator('main [lang="en"][dir="ltr"]').first()).toBeVisible()
  const persian = await document(page, 'fa')
  await open(page, `/documents/${persian.id}?lang=en`)
  await expect(page.locator('main [lang="fa"][dir="rtl"]').first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
})

test('who takes part in an event is called one name on a page, and how the text spells it is told', async ({ page }) => {
  const address = 'timeline?a=AM&b=IR'
  const { stories } = await ask<{ stories: { date?: string; parties: { entity?: string; name: string; label?: string }[] }[] }>(page, address)
  const called = stories.filter(story => story.date).flatMap(story => story.parties).find(party => party.entity && party.label)!
  await open(page, `/${address}`)
  const link = page.locator(`main table a[href="/entities/${called.entity}"][title="${called.name}"]`).first()
  await expect(link).toHaveText(called.label!)
})

test('a contested figure on the first page says what it is about', async ({ page }) => {
  // What the samples contest changes with how they are read.
  const home = await ask<object>(page, 'home')
  const { items } = await ask<{ items: object[] }>(page, 'figures?limit=1')
  expect(items).toHaveLength(1)
  await page.route('**/api/home', route => route.fulfill({ json: { ...home, contested: [{ ...items[0], about: ['Reykjavík', 'place-is'] }] } }))
  await open(page, '/')
  const card = page.locator('main article')
  await expect(card.getByText('Reykjavík', { exact: true })).toBeVisible()
  await expect(card.locator('a[href="/entities/place-is"]')).toContainText('Iceland')
})

test('the language is switched at once and kept', async ({ page }) => {
  await open(page, '/figures')
  await page.getByRole('button', { name: 'Language: English' }).click()
  await page.getByRole('menuitem', { name: 'Русский' }).click()
  await expect(page.locator('h1')).toHaveText('Цифры')
  await page.reload()
  await settled(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
})

for (const language of ['es', 'fr', 'ru', 'az', 'tr']) {
  test(`${language}: no page falls back to English or to a key`, async ({ page }) => {
    await open(page, `/?lang=${language}`)
    for (const at of ['/', '/documents', '/figures', '/positions', '/review', '/read']) {
      await open(page, at)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const text = await page.locator('header, main h1, main h2, footer').allInnerTexts()
      expect(text.join('\n')).not.toMatch(/\b(People and bodies|Two countries|Figures|Everything here is said)\b|\b(common|nav|home|review)\.[a-z]+/i)
    }
  })
}

for (const language of ['en', 'es', 'fr', 'ru', 'az', 'tr', 'fa', 'ar']) {
  test(`${language}: what is said is said in the interface's language`, async ({ page }) => {
    const words = JSON.parse(readFileSync(new URL(`../ui/src/messages/${language}.json`, import.meta.url), 'utf8')) as {
      act: Record<string, string>
      measure: Record<string, string>
    }
    const events = await ask<{ items: { id: string; act: string; participants: { name: string }[] }[] }>(page, 'review?kind=event&limit=100')
    const event = events.items.find(one => one.act !== 'other' && one.participants.length > 0)!
    await open(page, `/assertions/${event.id}?lang=${language}`)
    const heading = page.locator('h1')
    await expect(heading).toContainText(words.act[event.act]!)
    await expect(heading).toContainText(event.participants[0]!.name)
    await expect(heading).not.toContainText(/\((actor|recipient|participant|host|guest)\)/)
    const figures = await ask<{ items: { id: string; value: number; measure: string }[] }>(page, 'review?kind=figure&limit=100')
    const figure = figures.items.find(one => one.value >= 1000 && one.measure !== 'other') ?? figures.items.find(one => one.value >= 1000)!
    await open(page, `/assertions/${figure.id}`)
    const number = await page.evaluate(([value, tag]) => new Intl.NumberFormat(tag === 'en' ? 'en-GB' : tag).format(Number(value)), [figure.value, language])
    await expect(heading).toContainText(number)
  })
}

/** Whether the element that has the focus looks otherwise than without it. */
async function showsFocus(page: Page): Promise<string | undefined> {
  const state = await page.evaluate(() => {
    const now = document.activeElement as HTMLElement
    const framed = (element: Element | null) => {
      const style = element && getComputedStyle(element)
      return !!style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
    }
    // Some controls are an input of no size with a label beside it that shows their state.
    const shown = now.getBoundingClientRect().width > 0 ? now : now.nextElementSibling
    const box = shown?.getBoundingClientRect()
    const there = !!box && box.width > 0 && box.height > 0 && getComputedStyle(shown!).visibility !== 'hidden'
    const html = now.outerHTML.slice(0, 160)
    return { there, html, framed: framed(now) || framed(now.nextElementSibling), box: box && { x: box.x, y: box.y, width: box.width, height: box.height } }
  })
  if (!state.there) return `has no size: ${state.html}`
  if (state.framed) return undefined
  // Shapes and text fields show it in their own ways: the picture tells.
  const view = page.viewportSize()!
  const box = state.box!
  const x = Math.max(0, box.x - 4)
  const y = Math.max(0, box.y - 4)
  const clip = { x, y, width: Math.min(view.width, box.x + box.width + 4) - x, height: Math.min(view.height, box.y + box.height + 4) - y }
  if (clip.width <= 0 || clip.height <= 0) return `is out of view: ${state.html}`
  const plain = { clip, animations: 'disabled', caret: 'hide' } as const
  const focused = await page.screenshot(plain)
  await page.evaluate(() => {
    Object.assign(window, { held: document.activeElement })
    ;(document.activeElement as HTMLElement).blur()
  })
  const blurred = await page.screenshot(plain)
  await page.evaluate(() => (window as unknown as { held: HTMLElement }).held.focus({ preventScroll: true, focusVisible: true } as FocusOptions))
  return focused.equals(blurred) ? `looks the same with the focus as without: ${state.html}` : undefined
}

/** Walks the page by Tab; answers the visible controls that were not reached. */
async function unreached(page: Page) {
  await page.evaluate(() => {
    const reached = new Set<Element>()
    Object.assign(window, { reached })
    document.addEventListener('focusin', event => reached.add(event.target as Element))
  })
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href')), 'the first stop skips to the content').toBe('#main')
  const unseen: string[] = []
  const sorts = new Set<string>()
  for (let stop = 0; stop < 400; stop++) {
    if (await page.evaluate(() => !document.activeElement || document.activeElement === document.body)) break
    // Of each sort of control one is looked at.
    const sort = await page.evaluate(() => `${document.activeElement!.tagName} ${document.activeElement!.getAttribute('class')}`)
    const wrong = sorts.has(sort) ? undefined : await showsFocus(page)
    sorts.add(sort)
    if (wrong) unseen.push(wrong)
    await page.keyboard.press('Tab')
  }
  expect(unseen).toEqual([])
  return page.evaluate(() => {
    const { reached } = window as unknown as { reached: Set<Element> }
    return [...document.querySelectorAll('a[href], button, input, select, textarea, [role="tab"], [role="combobox"]')]
      .filter(one => {
        const box = one.getBoundingClientRect()
        if (box.width === 0 || box.height === 0 || getComputedStyle(one).visibility === 'hidden') return false
        if (one.matches(':disabled, [tabindex="-1"]')) return false
        // Of radio buttons the chosen one is a stop; arrows go to the others.
        if (one.matches('input[type="radio"]') && !(one as HTMLInputElement).checked) return false
        return !reached.has(one)
      })
      .map(one => one.outerHTML.slice(0, 160))
  })
}

for (const at of ['/', '/documents', '/entities', '/timeline?a=AM&b=IR', '/figures', '/positions', '/sources', '/review', '/read']) {
  test(`${at}: the keyboard alone reaches everything, and shows where it is`, async ({ page }) => {
    await open(page, at)
    // Where the page has put the keyboard into its search box, begin before it.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    expect(await unreached(page)).toEqual([])
  })
}

test('the skip link leads to the content', async ({ page }) => {
  await open(page, '/documents')
  await page.keyboard.press('Tab')
  const skip = page.locator('a[href="#main"]')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
})

test('names are suggested in any script, and chosen with the arrows', async ({ page }) => {
  const { items } = await ask<{ items: { id: string; label: string; spellings: string[] }[] }>(page, 'entities?type=place&limit=100')
  const place = items.find(one => /^[A-Z]/.test(one.label) && one.spellings.some(name => /^\p{Script=Cyrillic}{6,}$/u.test(name)))!
  const spelling = place.spellings.find(name => /^\p{Script=Cyrillic}{6,}$/u.test(name))!
  await open(page, '/')
  await page.keyboard.press('/')
  const box = page.getByRole('combobox', { name: 'Search names and texts' })
  await expect(box).toBeFocused()
  await page.keyboard.type(spelling.slice(0, -1))
  await expect(page.getByRole('option', { name: place.label })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(box).toHaveAttribute('aria-activedescendant', /.+/)
  await page.keyboard.press('Enter')
  await settled(page)
  await expect(page).toHaveURL(new RegExp(`/entities/${place.id}$`))
  await expect(page.locator('h1')).toContainText(place.label)
})

test('the marks of a text are walked with the arrows', async ({ page }) => {
  await open(page, `/documents/${(await document(page, 'en')).id}`)
  const marks = page.locator('main [data-first]')
  await page.getByRole('group', { name: 'The text as published' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(marks.nth(0)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(marks.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(marks.nth(1)).toHaveAttribute('data-lit', /.+/)
  await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await expect(page.getByRole('complementary').locator('[aria-expanded="true"]')).toHaveCount(0)
})

test('a narrow window has everything in its menu', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await open(page, '/documents')
  await page.getByRole('button', { name: 'Menu' }).click()
  const menu = page.getByRole('dialog')
  for (const name of ['Home', 'Documents', 'People and bodies', 'Two countries', 'Figures', 'Positions', 'Sources', 'Review', 'Decisions', 'Read']) {
    await expect(menu.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await accessible(page, 'menu')
  await menu.getByRole('link', { name: 'Figures', exact: true }).click()
  await expect(menu).toHaveCount(0)
  await expect(page.locator('h1')).toHaveText('Figures')
})
