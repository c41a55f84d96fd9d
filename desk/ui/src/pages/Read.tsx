import { Tabs } from '@mantine/core'
import { IconClipboardText, IconFiles } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Page } from '../components/Page'
import { FilesForm } from './Read/FilesForm'
import { JobView } from './Read/JobView'
import { TextForm } from './Read/TextForm'
import { SignInNote } from './session/SignInNote'
import { useSession } from './session/useSession'

/** New documents for the record: files or a pasted text; how far the reading is; where they stand then. */
export default function Read() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const session = useSession()
  const [tab, setTab] = useState<string | null>('files')
  const job = params.get('job')
  const begun = (id: string) => setParams({ job: id })
  return (
    <Page title={t('read.title')} lead={t('read.lead')}>
      {job ? (
        <JobView key={job} job={job} onAgain={() => setParams({})} />
      ) : (
        <>
          <SignInNote session={session.data} />
          <Tabs value={tab} onChange={setTab} keepMounted>
            <Tabs.List mb="md" aria-label={t('read.ways')}>
              <Tabs.Tab value="files" leftSection={<IconFiles size={16} aria-hidden />}>
                {t('read.files')}
              </Tabs.Tab>
              <Tabs.Tab value="text" leftSection={<IconClipboardText size={16} aria-hidden />}>
                {t('read.text')}
              </Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="files">
              <FilesForm onBegun={begun} />
            </Tabs.Panel>
            <Tabs.Panel value="text">
              <TextForm onBegun={begun} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Page>
  )
}
