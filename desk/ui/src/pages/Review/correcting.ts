// What can be corrected in each kind of assertion, as the interchange module has it.

export type Input =
  | { field: string; as: 'text' }
  | { field: string; as: 'number' }
  | { field: string; as: 'date' }
  | { field: string; as: 'choice'; group: string; values: readonly string[] }

export const ACTS = [
  'meet',
  'visit',
  'call',
  'correspond',
  'adopt',
  'vote',
  'sign',
  'appoint',
  'elect',
  'credentials',
  'appeal',
  'praise',
  'condemn',
  'threaten',
  'reject',
  'aid',
  'speech',
  'interview',
  'commemorate',
  'observe',
  'mediate',
  'cooperate',
  'sanction',
  'protest',
  'attack',
  'ceasefire',
  'found',
  'other',
] as const
export const MODALITIES = ['asserted', 'denied', 'planned', 'cancelled', 'called-for', 'hypothetical'] as const
export const MEASURES = ['killed', 'wounded', 'missing', 'displaced', 'captured', 'affected', 'members', 'share', 'amount', 'other'] as const
export const QUALIFIERS = ['exact', 'atLeast', 'moreThan', 'about', 'upTo', 'lessThan'] as const
export const INSTRUMENTS = ['statement', 'resolution', 'declaration', 'law', 'motion', 'letter', 'communique'] as const
export const POSITION_ACTS = ['adopted', 'issued', 'proposed', 'rejected', 'withdrawn'] as const
export const TYPES = ['person', 'body', 'group', 'organization', 'outlet', 'place'] as const

const choice = (field: string, group: string, values: readonly string[]): Input => ({ field, as: 'choice', group, values })
const text = (field: string): Input => ({ field, as: 'text' })
const date = (field: string): Input => ({ field, as: 'date' })
const number = (field: string): Input => ({ field, as: 'number' })

export const INPUTS: Record<string, readonly Input[]> = {
  event: [choice('act', 'act', ACTS), date('date'), text('place'), text('topic'), choice('modality', 'modality', MODALITIES)],
  tenure: [text('name'), text('post'), text('body'), text('country'), date('from'), date('to'), date('asOf')],
  position: [
    text('body'),
    choice('instrument', 'instrument', INSTRUMENTS),
    choice('act', 'positionAct', POSITION_ACTS),
    text('stance'),
    text('topic'),
    date('date'),
    choice('modality', 'modality', MODALITIES),
  ],
  figure: [
    number('value'),
    number('upper'),
    choice('qualifier', 'qualifier', QUALIFIERS),
    text('unit'),
    text('counted'),
    choice('measure', 'measure', MEASURES),
  ],
  claim: [text('cue')],
  date: [date('value')],
  mention: [choice('type', 'type', TYPES)],
}

/** Fields that no assertion of the kind can do without. */
export const NEEDED: Record<string, readonly string[]> = {
  event: ['act', 'modality'],
  tenure: ['name', 'post'],
  position: ['body', 'instrument', 'act', 'modality'],
  figure: ['value', 'qualifier', 'measure', 'counted'],
  claim: [],
  date: ['value'],
  mention: ['type'],
}

const DAY = String.raw`-?\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?`
const EDTF = new RegExp(String.raw`^(?:${DAY}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?|(?:${DAY}|\.\.)?/(?:${DAY}|\.\.)?)$`)

/** Whether it looks like a date of ISO 8601-2, level 1. */
export function isEdtf(value: string): boolean {
  return EDTF.test(value) && value !== '/'
}

export type Wrong = 'needed' | 'number' | 'date' | 'country'

export function check(kind: string, input: Input, value: string): Wrong | undefined {
  if (value === '') return NEEDED[kind]?.includes(input.field) ? 'needed' : undefined
  if (input.as === 'number' && !/^-?\d+(\.\d+)?$/.test(value)) return 'number'
  if (input.as === 'date' && !isEdtf(value)) return 'date'
  if (input.field === 'country' && !/^[A-Z]{2}$/.test(value)) return 'country'
  return undefined
}

/** A number as somebody types it, in any digits and with spaces or commas between thousands. */
export function plainNumber(value: string): string {
  const digits = value
    .replace(/[٠-٩]/g, d => String(d.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, d => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[\s\u00a0\u202f'’٬]/g, '')
    .replace('٫', '.')
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits
}
