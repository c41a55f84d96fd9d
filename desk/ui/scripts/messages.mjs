// Checks the message files: every language has the keys of the English one, no others, the plural forms its grammar has, and the
// same {{names}} in each; and every key that the code asks for by name exists. Exits with 1 where something is wrong.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../src/', import.meta.url))
const folder = `${source}messages/`
const FORM = /_(zero|one|two|few|many|other)$/

function flat(messages, before = '', into = new Map()) {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') into.set(before + key, value)
    else if (value && typeof value === 'object' && !Array.isArray(value)) flat(value, `${before}${key}.`, into)
    else into.set(before + key, undefined)
  }
  return into
}

function names(text) {
  return [...text.matchAll(/\{\{\s*-?\s*([\w.]+)/g)].map(found => found[1]).sort()
}

function read(file, problems) {
  try {
    return flat(JSON.parse(readFileSync(folder + file, 'utf8')))
  } catch (error) {
    problems.push(`${file} cannot be read: ${error.message}`)
    return new Map()
  }
}

/** Keys without their plural endings; those of which the English file has a form for "other" are plural. */
function bases(messages) {
  const plural = new Set([...messages.keys()].filter(key => key.endsWith('_other')).map(key => key.replace(FORM, '')))
  const single = [...messages.keys()].filter(key => !(FORM.test(key) && plural.has(key.replace(FORM, ''))))
  return { plural, single }
}

const problems = []
const english = read('en.json', problems)
const { plural, single } = bases(english)
const files = readdirSync(folder).filter(file => file.endsWith('.json'))

for (const file of files) {
  const language = file.slice(0, -5)
  const messages = read(file, problems)
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const wanted = new Set([...single, ...[...plural].flatMap(key => forms.map(form => `${key}_${form}`))])
  for (const key of wanted) {
    const text = messages.get(key)
    if (text === undefined) problems.push(`${file} lacks ${key}`)
    else if (text.trim() === '') problems.push(`${file} has nothing in ${key}`)
    else {
      // A form for one or none may say the number in a word.
      const spare = /_(zero|one|two)$/.test(key) ? ['n', 'count', 'times', 'total', 'done'] : []
      const should = names(english.get(key) ?? english.get(key.replace(FORM, '_other')) ?? '').filter(name => !spare.includes(name))
      const does = names(text).filter(name => !spare.includes(name))
      if (should.join() !== does.join()) problems.push(`${file}: ${key} has {{${does.join(', ')}}}, English has {{${should.join(', ')}}}`)
    }
  }
  for (const key of messages.keys()) if (!wanted.has(key)) problems.push(`${file} has ${key}, which English has not`)
}

function* code(at) {
  for (const entry of readdirSync(at, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* code(`${at}${entry.name}/`)
    else if (/\.tsx?$/.test(entry.name)) yield `${at}${entry.name}`
  }
}

const known = new Set([...single, ...plural])
for (const file of code(source)) {
  for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([\w-]+(?:\.[\w-]+)+)'/g)) {
    if (!known.has(key)) problems.push(`${file.slice(source.length)} asks for ${key}, which English has not`)
  }
}

// What the reader's tables say of positions is shown in the reader's words: each value has a message.
const tables = fileURLToPath(new URL('../../../understanding/src/main/resources/lang/', import.meta.url))
for (const language of existsSync(tables) ? readdirSync(tables) : []) {
  const table = `${tables}${language}/positions.tsv`
  for (const line of existsSync(table) ? readFileSync(table, 'utf8').split('\n') : []) {
    const [kind, value] = line.split('\t')
    if (!['instrument', 'act', 'stance'].includes(kind)) continue
    const key = `positions.${kind}.${value}`
    if (!known.has(key) && !problems.some(one => one.includes(key))) problems.push(`${key} is in ${language}/positions.tsv, and has no message`)
  }
}

for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error(`${problems.length} problems in the messages`)
  process.exitCode = 1
} else {
  console.log(`${known.size} messages in ${files.length} languages`)
}
