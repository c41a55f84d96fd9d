import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Page } from '../components/Page'
import { Desk } from './Review/Desk'
import { SignInNote } from './session/SignInNote'
import { useSession } from './session/useSession'

const KINDS = ['event', 'tenure', 'position', 'figure', 'claim', 'date', 'mention'] as const

/** The queue of what an editor should look at: the most doubtful and important first, of all kinds or of one (?kind=). */
export default function Review() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const session = useSession()
  const kind = KINDS.find(one => one === params.get('kind'))
  return (
    <Page
      title={t('review.title')}
      lead={t('review.lead')}
      actions={
        <NativeSelect
          label={t('review.kind')}
          value={kind ?? ''}
          onChange={event => setParams(event.currentTarget.value ? { kind: event.currentTarget.value } : {})}
          data={[{ value: '', label: t('review.allKinds') }, ...KINDS.map(one => ({ value: one, label: t(`kind.${one}`, { count: 2 }) }))]}
        />
      }
    >
      <SignInNote session={session.data} />
      <Desk kind={kind} mayDecide={session.mayDecide} />
    </Page>
  )
}
