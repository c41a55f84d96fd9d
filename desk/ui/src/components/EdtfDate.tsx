import { useTranslation } from 'react-i18next'
import { useFormat } from '../format'

/** A date of the record in the interface's words; its EDTF form and, in Persian, the solar date on hover. */
export function EdtfDate({ date, style = 'short', basis }: { date?: string; style?: 'long' | 'short'; basis?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!date) return <span>{t('common.undated')}</span>
  const plain = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date) ? date : undefined
  const hints = [date]
  if (format.language === 'fa' && plain?.length === 10) {
    hints.push(new Intl.DateTimeFormat('fa-u-ca-persian', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${plain}T00:00Z`)))
  }
  if (basis) hints.push(t(`dateBasis.${basis}`, { defaultValue: basis }))
  return (
    <time dateTime={plain} title={hints.join(' · ')} className="numbers">
      {format.date(date, style)}
    </time>
  )
}
