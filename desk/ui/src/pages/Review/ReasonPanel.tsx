import type { Assertion } from '../../api'
import { PanelForm, type PanelProps } from './PanelForm'

/** Confirming and rejecting: only the reason is asked for. */
export function ReasonPanel({ item, action, ...rest }: PanelProps & { item: Assertion; action: 'right' | 'wrong' }) {
  return <PanelForm action={action} decisions={() => [{ kind: action, subject: item.id }]} focusReason {...rest} />
}
