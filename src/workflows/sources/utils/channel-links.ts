import type { SourceRecord } from "../../../modules/stock-source/types"
import type { UpdateSourcesWorkflowInput } from "../inputs"

type ChannelLink = { location_id: string; sales_channel_id: string }

/** Which links between stock locations and sales channels make the wanted ones out of those that are there. */
export function toChannelLinks({
  input,
  sources,
  served,
}: {
  input: UpdateSourcesWorkflowInput
  sources: SourceRecord[]
  served: { data: { id: string; sales_channels?: ({ id: string } | null)[] }[] }
}): { add: ChannelLink[]; remove: ChannelLink[] } {
  const channelsByLocation = new Map(
    served.data.map(({ id, sales_channels }) => [
      id,
      (sales_channels ?? []).flatMap((channel) => channel?.id ?? []),
    ])
  )
  const links = { add: [] as ChannelLink[], remove: [] as ChannelLink[] }
  input.sources.forEach(({ sales_channel_ids: wanted }, index) => {
    if (!wanted) {
      return
    }
    const location_id = sources[index].stock_location_id
    const link = (sales_channel_id: string) => ({
      location_id,
      sales_channel_id,
    })
    const present = channelsByLocation.get(location_id) ?? []
    links.add.push(...wanted.filter((id) => !present.includes(id)).map(link))
    links.remove.push(...present.filter((id) => !wanted.includes(id)).map(link))
  })
  return links
}
