import { Button, NativeSelect, Popover, Stack, Text } from '@mantine/core'
import { IconDownload, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { briefAddress, BRIEF_FORMATS, type BriefQuery } from '../api'
import { interfaceLanguage } from '../i18n'
import { INTERFACE_LANGUAGES, OWN_NAMES, type InterfaceLanguage } from '../languages'

/** Opens the choice of a language and a format in which a brief is downloaded. */
export function BriefButton({ query }: { query: Omit<BriefQuery, 'language' | 'format'> }) {
  const { t } = useTranslation()
  const [language, choose] = useState<InterfaceLanguage>(interfaceLanguage())
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconFileText size={16} aria-hidden />}>
          {t('brief.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('brief.title')}>
        <Stack gap="sm" w={260}>
          <Text size="sm" c="dimmed">
            {t('brief.lead')}
          </Text>
          <NativeSelect
            label={t('brief.language')}
            value={language}
            onChange={event => choose(event.currentTarget.value as InterfaceLanguage)}
            data={INTERFACE_LANGUAGES.map(value => ({ value, label: OWN_NAMES[value] }))}
          />
          {BRIEF_FORMATS.map(format => (
            <Button
              key={format}
              component="a"
              href={briefAddress({ ...query, language, format })}
              download
              variant="light"
              justify="flex-start"
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              {t(`brief.format.${format}`)}
            </Button>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
