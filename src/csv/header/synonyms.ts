import type { ColumnName } from "../columns"

/**
 * What programs and people call our columns, in the languages of the screens, without case, accents and what stands
 * between words. Only what hardly ever means anything else: it is taken where its cells look right, and told.
 */
const SYNONYMS: Partial<Record<ColumnName, string>> = {
  source_code: `source sourceid warehouse warehousecode warehouseid location locationcode locationid stocklocation
    lager lagercode lagerort lagernummer lagernr quelle quellcode standort standortcode filiale
    entrepot codeentrepot emplacement codesource depot magasin
    almacen codigoalmacen codigodealmacen fuente codigofuente codigodefuente ubicacion deposito bodega
    magazijn magazijncode bron broncode locatie locatiecode opslaglocatie`,
  sku: `skucode skuid skunumber itemsku productsku variantsku stockkeepingunit itemno itemnumber itemcode article
    articlenumber articleno productcode productnumber partnumber partno
    artikel artikelnummer artikelnr artnr artikelcode artikelid produktnummer produktcode
    reference referencearticle referenceproduit ref refarticle refproduit codearticle codeproduit numerodarticle ugs
    referencia codigoarticulo codigodearticulo codigoproducto codigodeproducto numerodearticulo articulo
    artikelnummers productnummer`,
  status: `stockstatus instock isinstock availability availabilitystatus
    lagerstatus bestandsstatus verfugbarkeit verfugbar
    statut statutstock statutdestock disponibilite enstock
    estado estadodestock estadodeexistencias disponibilidad enexistencia
    voorraadstatus beschikbaarheid opvoorraad`,
  quantity: `qty quantities stock stockquantity stockqty stocklevel quantityonhand qtyonhand onhand onhandquantity
    inventory inventoryquantity
    menge anzahl bestand lagerbestand lagermenge bestandsmenge stuckzahl
    quantite qte quantiteenstock quantitestock stockactuel
    cantidad cant existencias existencia inventario cantidadenstock
    aantal voorraad voorraadaantal hoeveelheid`,
  expected_quantity: `expectedqty`,
  quantity_change: `qtychange changequantity changeqty stockchange quantityadjustment qtyadjustment
    mengenanderung bestandsanderung variationquantite variationdestock
    cambiodecantidad cambiocantidad variaciondestock hoeveelheidswijziging voorraadwijziging`,
}

const FIELDS = new Map<string, ColumnName>(
  Object.entries(SYNONYMS).flatMap(([field, words]) =>
    words
      .split(/\s+/)
      .map((word): [string, ColumnName] => [word, field as ColumnName])
  )
)

/** A name without case, accents, and what stands between its words. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]/gu, "")
}

/** The column that a plain name means in one of the languages. */
export function synonymOf(plain: string): ColumnName | undefined {
  return FIELDS.get(plain)
}
