import { Button, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StockImportReading } from "../../../modules/stock-source/types"
import type { StockImport } from "../../imports/lib/stock-import"
import { useErrorText } from "../../shared/hooks/use-error-text"
import { usePermissions } from "../../shared/hooks/use-permissions"
import { useAllProfiles, useSaveProfile } from "../hooks/use-profiles"
import { nameOfFile, ownNamed, partsOf } from "../lib/profile"
import { NameDrawer } from "./name-drawer"

type Props = { stockImport: StockImport; reading: StockImportReading }

/** Keeps how this file was read, for the next one with the same columns. */
export const SaveProfile = ({ stockImport, reading }: Props) => {
  const { t } = useTranslation("stockSources")
  const { can } = usePermissions()
  const errorText = useErrorText()
  const { data: profiles } = useAllProfiles()
  const { mutateAsync, isPending, error, reset } = useSaveProfile()
  const [isOpen, setIsOpen] = useState(false)
  if (!can("stock_import_profile:create")) return null

  const own = profiles?.find(
    ({ id, built_in }) => id === reading.profile_id && !built_in
  )
  const close = () => {
    setIsOpen(false)
    reset()
  }
  const save = async (name: string) => {
    const known = ownNamed(profiles, name)
    const parts = partsOf(stockImport, reading)
    await mutateAsync({ id: known?.id, name, ...parts })
    toast.success(t("profiles.saved", { name }))
    close()
  }
  return (
    <>
      <Button
        size="small"
        type="button"
        variant="secondary"
        onClick={() => setIsOpen(true)}
      >
        {t("profiles.save")}
      </Button>
      {isOpen && (
        <NameDrawer
          title={t("profiles.save")}
          name={own?.name ?? nameOfFile(stockImport.filename)}
          hint={(name) =>
            ownNamed(profiles, name) && t("profiles.replaces", { name })
          }
          error={error ? errorText(error) : undefined}
          isSaving={isPending}
          // What has failed stands in the drawer.
          onSave={(name) => void save(name).catch(() => undefined)}
          onClose={close}
        >
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(reading.header_row ? "profiles.saveHint" : "profiles.byName")}
          </Text>
        </NameDrawer>
      )}
    </>
  )
}
