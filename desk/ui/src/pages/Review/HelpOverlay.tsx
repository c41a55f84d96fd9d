import { Kbd, Modal, Switch, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const ROWS: [string, string][] = [
  ['C', 'review.act.right'],
  ['R', 'review.act.wrong'],
  ['E', 'review.act.corrected'],
  ['M', 'review.act.same'],
  ['S', 'review.act.different'],
  ['N', 'review.skip'],
  ['P', 'review.back'],
  ['U', 'review.undo'],
  ['O', 'common.inDocument'],
  ['Esc', 'review.cancel'],
  ['?', 'review.help'],
]

interface Props {
  opened: boolean
  onClose: () => void
  keys: boolean
  onKeys: (on: boolean) => void
}

/** The keys, and the switch that turns them off. */
export function HelpOverlay({ opened, onClose, keys, onKeys }: Props) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('review.help')} centered closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('review.helpText')}
      </Text>
      <Switch mb="sm" checked={keys} onChange={event => onKeys(event.currentTarget.checked)} label={t('review.keysOn')} />
      <Table verticalSpacing={5} aria-label={t('review.help')}>
        <Table.Tbody>
          {ROWS.map(([key, name]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" w="5rem" fw={400}>
                <Kbd>{key}</Kbd>
              </Table.Th>
              <Table.Td>{t(name)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
