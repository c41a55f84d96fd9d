// Says at the end of a run, in one table, how each file of tests went, and names every test that failed with the first line of why.
import { basename } from 'node:path'

export default class Table {
  files = new Map()
  failed = []

  onTestEnd(test, result) {
    const file = basename(test.location.file, '.spec.ts')
    const row = this.files.get(file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 }
    const kind = result.status === 'skipped' ? 'skipped' : test.ok() ? 'passed' : 'failed'
    row[kind] += 1
    row.ms += result.duration
    this.files.set(file, row)
    if (kind === 'failed') {
      const why = (result.error?.message ?? result.status).replace(/\u001b\[[0-9;]*m/g, '').split('\n').find(line => line.trim())
      this.failed.push(`${file}: ${test.title}\n    ${why?.trim()}`)
    }
  }

  onEnd(result) {
    const line = (name, row) =>
      `${name.padEnd(12)}${String(row.passed).padStart(8)}${String(row.failed).padStart(8)}${String(row.skipped).padStart(9)}${(row.ms / 1000).toFixed(1).padStart(10)}`
    const total = { passed: 0, failed: 0, skipped: 0, ms: 0 }
    console.log(`\n${'tests'.padEnd(12)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'seconds'.padStart(10)}`)
    for (const [name, row] of [...this.files].sort(([a], [b]) => a.localeCompare(b))) {
      console.log(line(name, row))
      for (const key of Object.keys(total)) total[key] += row[key]
    }
    console.log(line('all', total))
    for (const one of this.failed) console.log(`failed: ${one}`)
    if (total.passed + total.failed === 0) console.log(`nothing was tested: ${result.status}`)
  }

  printsToStdio() {
    return true
  }
}
