// Runs Lighthouse on pages of the desk and prints a line for each: the scores, and what cost points.
import { launch } from 'chrome-launcher'
import lighthouse, { desktopConfig } from 'lighthouse'

const wanted = Number(process.argv[2] ?? 95)
const desk = process.env.DESK
const get = async path => (await fetch(desk + path)).json()

const documents = (await get('/api/documents?limit=200')).items
const entities = (await get('/api/entities?limit=1&type=person')).items
const persian = documents.find(one => one.language === 'fa') ?? documents[0]
const pages = {
  home: '/',
  search: '/search?q=friendship',
  document: `/documents/${documents[0].id}`,
  'document, right to left': `/documents/${persian.id}`,
  person: `/entities/${entities[0].id}`,
  'two countries': '/timeline?a=AM&b=FR',
  figures: '/figures',
  positions: '/positions',
  sources: '/sources',
  review: '/review',
  read: '/read',
}

const browser = await launch({
  chromePath: process.env.CHROMIUM,
  // As root, as in containers, Chromium starts without its sandbox only; it visits the desk alone.
  chromeFlags: ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
// On a busy machine a visit may end before it is recorded; such a one is made again.
async function visit(address, options, tries = 3) {
  const { lhr } = await lighthouse(address, options, desktopConfig)
  if (!lhr.runtimeError) return lhr
  if (tries === 1) throw new Error(`${address}: ${lhr.runtimeError.message}`)
  return visit(address, options, tries - 1)
}

let low = 0
try {
  console.log('page | performance | accessibility | best practices | what cost points')
  for (const [name, path] of Object.entries(pages)) {
    const options = { port: browser.port, output: 'json', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'] }
    const lhr = await visit(desk + path, options)
    const scores = Object.values(lhr.categories).map(one => Math.round(one.score * 100))
    const lost = Object.values(lhr.categories)
      .flatMap(category => category.auditRefs)
      .filter(ref => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 0.9)
      .map(ref => ref.id)
    low += scores.filter(score => score < wanted).length
    console.log([name, ...scores, [...new Set(lost)].join(', ') || '–'].join(' | '))
  }
} finally {
  browser.kill()
}
if (low) console.error(`lighthouse: ${low} scores are below ${wanted}`)
process.exitCode = low ? 1 : 0
