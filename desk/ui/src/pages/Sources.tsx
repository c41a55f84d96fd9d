import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, type Sources as SourcesData } from '../api'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { useLoad } from '../useLoad'
import { GraphSection } from './Sources/GraphSection'
import { SourcePanel } from './Sources/SourcePanel'
import { SourceTables } from './Sources/SourceTables'
import { EDGE_KINDS, netOf, type EdgeKind } from './Sources/net'
import classes from './Sources/Sources.module.css'

/** Who cites whom, whose texts are copied and translated. The source in view stands in the address (?source=). */
export default function Sources() {
  const { t } = useTranslation()
  const load = useLoad(signal => api.sources(signal), [])
  return (
    <Page title={t('sources.title')} lead={t('sources.lead')} wide>
      <Loaded load={load} lines={12}>
        {data => (data.nodes.length === 0 ? <Empty title={t('sources.none')}>{t('sources.noneHint')}</Empty> : <Net data={data} />)}
      </Loaded>
    </Page>
  )
}

function Net({ data }: { data: SourcesData }) {
  const [params, setParams] = useSearchParams()
  const net = useMemo(() => netOf(data), [data])
  const asked = params.get('source') ?? undefined
  const source = asked !== undefined && net.nodes.has(asked) ? asked : undefined
  const kinds = EDGE_KINDS.filter(kind => !(params.get('without') ?? '').split(',').includes(kind))

  const change = (key: string, value: string | undefined) =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        if (value) after.set(key, value)
        else after.delete(key)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  const select = (id: string | undefined) => change('source', id)
  const toggle = (kind: EdgeKind) => {
    const without = EDGE_KINDS.filter(one => (one === kind) === kinds.includes(one))
    change('without', without.join(','))
  }

  return (
    <>
      <div className={classes.top}>
        <GraphSection net={net} kinds={kinds} onToggle={toggle} source={source} onSelect={select} />
        <SourcePanel net={net} source={source} onSelect={select} />
      </div>
      <SourceTables net={net} source={source} onSelect={select} />
    </>
  )
}
