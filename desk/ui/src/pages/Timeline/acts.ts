/** The kinds of act, in the order of the plot's rows: talking, agreeing, taking a stand, pressing, fighting. */
export const ACTS = [
  'meet',
  'visit',
  'call',
  'correspond',
  'credentials',
  'appoint',
  'elect',
  'found',
  'speech',
  'interview',
  'commemorate',
  'observe',
  'mediate',
  'cooperate',
  'aid',
  'sign',
  'vote',
  'adopt',
  'praise',
  'appeal',
  'reject',
  'condemn',
  'protest',
  'threaten',
  'sanction',
  'ceasefire',
  'attack',
  'other',
]

export function actOrder(act: string) {
  const at = ACTS.indexOf(act)
  return at < 0 ? ACTS.length : at
}
