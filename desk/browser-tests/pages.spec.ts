import { accessible, ask, document, entity, expect, noSidewaysScroll, open, settled, test } from './desk'
import type { Page } from '@playwright/test'

/** Every page: its address, and what must stand on it, taken from the API where it depends on the archive. */
const PAGES: Record<string, (page: Page) => Promise<{ at: string; holds: (page: Page) => Promise<unknown> }>> = {
  home: async page => {
    const { counts, newest } = await ask<{ counts: Record<string, number>; newest: { title: string }[] }>(page, 'home')
    return {
      at: '/',
      holds: async it => {
        await expect(it.getByRole('link', { name: newest[0]!.title }).first()).toBeVisible()
        await expect(it.getByText(String(counts.documents), { exact: true }).first()).toBeVisible()
        await expect(it.getByRole('combobox', { name: 'Search names and texts' })).toBeVisible()
      },
    }
  },
  search: async () => ({
    at: '/search?q=Armenia',
    holds: async it => {
      await expect(it.locator('main mark').first()).toHaveText(/Armenia|Հայաստան|ارمنستان/i)
    },
  }),
  documents: async page => {
    const { total } = await ask<{ total: number }>(page, 'documents?limit=1')
    return { at: '/documents', holds: it => expect(it.locator('main a[href^="/documents/"]')).toHaveCount(Math.min(total, 30)) }
  },
  'document in English': async page => {
    const { id } = await document(page, 'en')
    const { document: full } = await ask<{ document: { text: string } }>(page, `documents/${id}`)
    return {
      at: `/documents/${id}`,
      holds: async it => {
        const shown = (await it.locator('main').innerText()).replace(/\s+/g, ' ')
        const line = full.text.split('\n').find(one => one.length > 60)!.replace(/\s+/g, ' ').trim()
        expect(shown).toContain(line)
      },
    }
  },
  'document in Persian': async page => {
    const { id } = await document(page, 'fa')
    return { at: `/documents/${id}`, holds: it => expect(it.locator('main [lang="fa"][dir="rtl"]').first()).toBeVisible() }
  },
  entities: async page => {
    const { label } = await entity(page, 'person')
    return { at: '/entities?type=person', holds: it => expect(it.getByRole('link', { name: label }).first()).toBeVisible() }
  },
  ...Object.fromEntries(
    ['person', 'body', 'group', 'organization', 'outlet', 'place'].map(type => [
      type,
      async (page: Page) => {
        const { id, label } = await entity(page, type)
        return { at: `/entities/${id}`, holds: (it: Page) => expect(it.locator('h1')).toContainText(label) }
      },
    ]),
  ),
  'two countries': async page => {
    const { stories } = await ask<{ stories: unknown[] }>(page, 'timeline?a=AM&b=IR')
    expect(stories.length).toBeGreaterThan(0)
    return { at: '/timeline?a=AM&b=IR', holds: it => expect(it.locator('h1')).toContainText(/Armenia.*Iran/) }
  },
  'people and network of two countries': async () => ({ at: '/timeline?a=AM&b=IR&view=network', holds: it => expect(it.locator('main svg').first()).toBeVisible() }),
  figures: async page => {
    const { items } = await ask<{ items: { figures: { attribution: { name: string }[] }[] }[] }>(page, 'figures?limit=1')
    const claimant = items[0]!.figures[0]!.attribution.at(-1)!.name
    return { at: '/figures', holds: it => expect(it.getByText(claimant).first()).toBeVisible() }
  },
  positions: async page => {
    const { items } = await ask<{ items: { body: string }[] }>(page, 'positions?limit=1')
    return { at: '/positions', holds: it => expect(it.getByText(items[0]!.body).first()).toBeVisible() }
  },
  sources: async page => {
    const { edges } = await ask<{ edges: { to: string }[] }>(page, 'sources')
    return { at: '/sources', holds: it => expect(it.getByText(edges[0]!.to).first()).toBeVisible() }
  },
  assertion: async page => {
    const { items } = await ask<{ items: { id: string; evidence: { quote: string }[] }[] }>(page, 'review?limit=1')
    const { id, evidence } = items[0]!
    return {
      at: `/assertions/${id}`,
      holds: async it => expect((await it.locator('main').innerText()).replace(/\s+/g, ' ')).toContain(evidence[0]!.quote.replace(/\s+/g, ' ')),
    }
  },
  review: async page => {
    const { items } = await ask<{ items: { id: string }[] }>(page, 'review?limit=1')
    return { at: '/review', holds: it => expect(it.locator(`article[data-assertion="${items[0]!.id}"]`)).toBeVisible() }
  },
  decisions: async () => ({ at: '/decisions', holds: it => expect(it.locator('h1')).toHaveText('Decisions') }),
  read: async () => ({ at: '/read', holds: it => expect(it.getByRole('tab')).toHaveCount(2) }),
  login: async () => ({ at: '/login', holds: it => expect(it.getByText('needs no signing in')).toBeVisible() }),
}

for (const [name, prepare] of Object.entries(PAGES)) {
  test(`${name}: shows what the record has, is accessible in light and dark, and fits a narrow window`, async ({ page }) => {
    const { at, holds } = await prepare(page)
    await open(page, at)
    await holds(page)
    await accessible(page, `${at} light`)

    const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(light)
    await accessible(page, `${at} dark`)

    await page.setViewportSize({ width: 360, height: 740 })
    await settled(page)
    await noSidewaysScroll(page, at)
  })
}

test('a cold visit loads at most 350 kB of JavaScript, gzipped; maps and networks only where they are shown', async ({ page }) => {
  const scripts = new Map<string, number>()
  page.on('requestfinished', async request => {
    if (request.resourceType() === 'script') scripts.set(new URL(request.url()).pathname, (await request.sizes()).responseBodySize)
  })
  for (const at of ['/', `/documents/${(await document(page, 'en')).id}`, '/figures']) {
    scripts.clear()
    // A page of its own: nothing is in the cache.
    await page.context().clearCookies()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.clearBrowserCache')
    await open(page, at)
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0)
    expect(scripts.size, at).toBeGreaterThan(2)
    expect(bytes, at).toBeGreaterThan(50_000)
    expect(bytes, at).toBeLessThan(350_000)
    expect([...scripts.keys()].filter(name => /WorldMap|Network/.test(name)), at).toEqual([])
  }
})

test('reports of an event, and people and figures of a timeline, are asked for when they are opened', async ({ page }) => {
  const asked: string[] = []
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (/^\/api\/(assertions|timeline\/)/.test(pathname)) asked.push(pathname)
  })
  const { stories } = await ask<{ stories: { reports: string[]; date?: string }[] }>(page, 'timeline?a=AM&b=IR')
  const [quote] = (await ask<{ evidence: { quote: string }[] }[]>(page, `assertions?ids=${stories.find(story => story.date)!.reports[0]}`)).map(one => one.evidence[0]!.quote)
  await open(page, '/timeline?a=AM&b=IR')
  expect(asked).toEqual([])
  for (const event of await page.locator('main table tbody th button').all()) {
    await event.click()
    await settled(page)
  }
  expect(asked.length).toBeGreaterThan(0)
  expect([...new Set(asked)]).toEqual(['/api/assertions'])
  await open(page, `/timeline?a=AM&b=IR&story=${encodeURIComponent((stories.find(story => story.date) as unknown as { id: string }).id)}`)
  await expect(page.getByRole('region', { name: 'Chosen event' })).toContainText(quote!.slice(0, 40))
  asked.length = 0
  await page.getByRole('tab', { name: 'People and posts' }).click()
  await settled(page)
  await page.getByRole('tab', { name: 'Figures' }).click()
  await settled(page)
  expect(asked).toEqual(['/api/timeline/people', '/api/timeline/figures'])
})

test('what stands below a page does not jump when the page comes', async ({ page }) => {
  await page.addInitScript(() => {
    const moved: string[] = []
    Object.assign(window, { moved })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as unknown as { sources?: { node?: Node }[] }[]) for (const { node } of entry.sources ?? []) moved.push(node?.nodeName ?? '')
    }).observe({ type: 'layout-shift', buffered: true })
  })
  // Late enough for the page to be painted without what it asks for.
  await page.route('**/api/**', async route => {
    await new Promise(done => setTimeout(done, 400))
    await route.continue()
  })
  const person = await entity(page, 'person')
  for (const at of ['/', '/sources', `/entities/${person.id}`, '/figures', '/positions', '/documents', `/documents/${(await document(page, 'en')).id}`]) {
    await open(page, at)
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved), at).not.toContain('FOOTER')
  }
})

test('figures are narrowed over all pages, not on the one in view only', async ({ page }) => {
  const all = await ask<{ total: number; items: { contested: boolean }[] }>(page, 'figures?limit=200')
  const contested = await ask<{ total: number }>(page, 'figures?contested=true')
  expect(contested.total).toBe(all.items.filter(group => group.contested).length)
  expect(contested.total).toBeLessThan(all.total)
  await open(page, '/figures')
  await page.getByRole('switch', { name: 'Only contested' }).click()
  await expect(page.getByText(new RegExp(`^${contested.total} groups? of figures`))).toBeVisible()
})

test('on paper there is the text, dark on white, and nothing to click; plots fit', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const at of ['/timeline?a=AM&b=IR', `/documents/${(await document(page, 'fa')).id}`]) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await open(page, at)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
    await expect(page.getByRole('banner')).toBeHidden()
    await expect(page.getByRole('main')).toBeVisible()
    const shades = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('main p, main td')!).color])
    expect(shades[0]).toBe('rgb(255, 255, 255)')
    expect(shades[1]).not.toMatch(/rgb\(2[0-9]{2}, 2[0-9]{2}, 2[0-9]{2}\)/)
    await page.setViewportSize({ width: 680, height: 960 })
    await noSidewaysScroll(page, `${at} on paper`)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await page.emulateMedia({ media: 'screen' })
  }
})

test('an address that nobody has says so', async ({ page, trouble }) => {
  await open(page, '/no-such-page')
  await expect(page.getByRole('link', { name: /home/i }).first()).toBeVisible()
  await page.goto('/documents/doc-00000000000000000000')
  await expect(page.getByText('The record has nothing under this address')).toBeVisible()
  await accessible(page, 'problem')
  // The browser notes the answer 404, and nothing else.
  expect(trouble.filter(one => !one.includes('404'))).toEqual([])
  trouble.length = 0
})

test('a text that is pasted is read and becomes a document', async ({ page }) => {
  await open(page, '/read')
  await page.getByRole('tab', { name: 'Text or address' }).click()
  const day = 'Muscat, 3 May 2023. Foreign Minister Badr Albusaidi received the Foreign Minister of Kazakhstan, Murat Nurtleu, in Muscat on Wednesday.'
  await page.getByLabel('Text or address of a page').fill(`${day}\nThe two ministers discussed trade, the Omani foreign ministry said in a statement.`)
  await page.getByLabel('Title').fill('Muscat and Astana discuss trade <img src=x onerror=alert(1)>')
  await page.getByRole('button', { name: 'Read this text' }).click()
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 25_000 })
  await page.getByRole('link', { name: /Muscat and Astana/ }).first().click()
  await settled(page)
  // What documents say is text, never markup.
  await expect(page.locator('h1')).toContainText('<img src=x onerror=alert(1)>')
  await expect(page.locator('main img')).toHaveCount(0)
})
