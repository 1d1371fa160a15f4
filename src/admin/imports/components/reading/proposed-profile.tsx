import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useAllProfiles } from "../../../profiles/hooks/use-profiles"
import { Notice } from "../../../shared/components/notice"

type Props = {
  /** Of the profile; null: none is like this file. */
  id: string | null
  isBusy: boolean
  onUse: (id: string) => void
}

/** A profile for files with these columns, by which the file was not read. */
export const ProposedProfile = ({ id, isBusy, onUse }: Props) => {
  const { t } = useTranslation("stockSources")
  const { data: profiles } = useAllProfiles()
  const profile = profiles?.find((one) => one.id === id)
  if (!profile) return null
  return (
    <div className="px-6 py-4">
      <Notice
        variant="info"
        title={t("profiles.proposed", { name: profile.name })}
        action={
          <Button
            size="small"
            variant="secondary"
            isLoading={isBusy}
            onClick={() => onUse(profile.id)}
          >
            {t("profiles.use")}
          </Button>
        }
      />
    </div>
  )
}
