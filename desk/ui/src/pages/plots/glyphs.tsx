import type { Story } from '../../api'

/** In the order in which one is drawn where the reports of a story differ. */
export const MODALITIES = ['asserted', 'cancelled', 'denied', 'planned', 'called-for', 'hypothetical']

/** How a story is drawn: what is said of it most, where its reports differ in modality. */
export function modalityOf(story: Pick<Story, 'modalities'>): string {
  return MODALITIES.find(modality => story.modalities.includes(modality)) ?? story.modalities[0] ?? 'asserted'
}

/** Whether some say it took place and others that it did not. */
export function disputed(story: Pick<Story, 'modalities' | 'status'>) {
  const says = story.modalities
  return story.status === 'contested' || (says.includes('asserted') && (says.includes('denied') || says.includes('cancelled')))
}

/** A sign for a modality, about its middle; shape and line tell it, not colour. */
export function Glyph({ modality, r = 6 }: { modality: string; r?: number }) {
  const cross = r * 0.55
  switch (modality) {
    case 'planned':
      return <circle r={r - 0.5} className="glyph open" strokeDasharray="3 2" />
    case 'cancelled':
      return (
        <>
          <circle r={r - 0.5} className="glyph open" />
          <path d={`M${-cross} ${-cross}L${cross} ${cross}M${cross} ${-cross}L${-cross} ${cross}`} className="glyph line" />
        </>
      )
    case 'denied':
      return (
        <>
          <path d={`M0 ${-r - 1}L${r + 1} 0L0 ${r + 1}L${-r - 1} 0Z`} className="glyph open" />
          <path d={`M${-cross} 0H${cross}`} className="glyph line" />
        </>
      )
    case 'called-for':
      return <path d={`M0 ${-r}L${r} ${r * 0.8}H${-r}Z`} className="glyph open" />
    case 'hypothetical':
      return <circle r={r - 0.5} className="glyph open" strokeDasharray="0.5 2.6" strokeLinecap="round" />
    default:
      return <circle r={r} className="glyph full" />
  }
}
