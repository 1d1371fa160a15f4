
      // Auto-generated index file for Medusa Admin UI extensions
    import WidgetComponent0, { config as WidgetConfig0 } from "/work/wt/browser/src/admin/widgets/inventory-item-sources.tsx"
import WidgetComponent1, { config as WidgetConfig1 } from "/work/wt/browser/src/admin/widgets/inventory-list-actions.tsx"
import WidgetComponent2, { config as WidgetConfig2 } from "/work/wt/browser/src/admin/widgets/location-source.tsx"
import WidgetComponent3, { config as WidgetConfig3 } from "/work/wt/browser/src/admin/widgets/notification-links.tsx"
import WidgetComponent4, { config as WidgetConfig4 } from "/work/wt/browser/src/admin/widgets/product-sources.tsx"

const widgetModule = { widgets: [
  {
    Component: WidgetComponent0,
    zone: ["inventory_item.details.after"],
    widgetId: "Widget-d137"
},
{
    Component: WidgetComponent1,
    zone: ["inventory_item.list.before"],
    widgetId: "Widget-86b5"
},
{
    Component: WidgetComponent2,
    zone: ["location.details.side.before"],
    widgetId: "Widget-f5c9"
},
{
    Component: WidgetComponent3,
    zone: ["topbar"],
    widgetId: "Widget-5b9d"
},
{
    Component: WidgetComponent4,
    zone: ["product.details.after"],
    widgetId: "Widget-ba44"
}
] }
    import RouteComponent0, { handle as handle0, config as HandleConfig0 } from "/work/wt/browser/src/admin/routes/stock-sources/page.tsx"
import RouteComponent3 from "/work/wt/browser/src/admin/routes/stock-sources/@_create/page.tsx"
import RouteComponent1, { handle as handle1, config as HandleConfig1 } from "/work/wt/browser/src/admin/routes/stock-imports/page.tsx"
import RouteComponent2, { handle as handle2 } from "/work/wt/browser/src/admin/routes/stock-export/page.tsx"
import RouteComponent4, { handle as handle4 } from "/work/wt/browser/src/admin/routes/stock-imports/[id]/page.tsx"
import RouteComponent5, { handle as handle5 } from "/work/wt/browser/src/admin/routes/stock-imports/new/page.tsx"
import RouteComponent6, { handle as handle6 } from "/work/wt/browser/src/admin/routes/stock-sources/[code]/page.tsx"
import RouteComponent7 from "/work/wt/browser/src/admin/routes/stock-sources/[code]/@edit/page.tsx"
import RouteComponent8 from "/work/wt/browser/src/admin/routes/stock-sources/[code]/@add/page.tsx"

const routeModule = { routes: [
    {
    Component: RouteComponent0,
    path: "/stock-sources",
    handle: { label: HandleConfig0.label, translationNs: HandleConfig0.translationNs, ...handle0 },
    children: [
      {
    Component: RouteComponent3,
    path: "/stock-sources/_create"
  }
    ]
  },
{
    Component: RouteComponent1,
    path: "/stock-imports",
    handle: { label: HandleConfig1.label, translationNs: HandleConfig1.translationNs, ...handle1 }
  },
{
    Component: RouteComponent2,
    path: "/stock-export",
    handle: handle2
  },
{
    Component: RouteComponent4,
    path: "/stock-imports/:id",
    handle: handle4
  },
{
    Component: RouteComponent5,
    path: "/stock-imports/new",
    handle: handle5
  },
{
    Component: RouteComponent6,
    path: "/stock-sources/:code",
    handle: handle6,
    children: [
      {
    Component: RouteComponent7,
    path: "/stock-sources/:code/edit"
  },
      {
    Component: RouteComponent8,
    path: "/stock-sources/:code/add"
  }
    ]
  }
]
 }
    import { config as RouteConfig1 } from "/work/wt/browser/src/admin/routes/stock-imports/page.tsx"
import { config as RouteConfig2 } from "/work/wt/browser/src/admin/routes/stock-sources/page.tsx"

const menuItemModule = { menuItems: [
    {
    label: RouteConfig1.label,
    icon: undefined,
    path: "/stock-imports",
    nested: "/inventory",
    rank: undefined,
    translationNs: RouteConfig1.translationNs
  },
{
    label: RouteConfig2.label,
    icon: undefined,
    path: "/stock-sources",
    nested: "/inventory",
    rank: undefined,
    translationNs: RouteConfig2.translationNs
  }
]
 }
    

const formModule = { customFields: {
  
} }
    

const displayModule = { 
    displays: {
      
    }
   }
    import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/work/wt/browser/src/admin/i18n/index.ts"
import i18nTranslations1 from "/work/wt/browser/src/admin/i18n/fr/index.ts"
import i18nTranslations2 from "/work/wt/browser/src/admin/i18n/nl/index.ts"
import i18nTranslations3 from "/work/wt/browser/src/admin/i18n/es/index.ts"
import i18nTranslations4 from "/work/wt/browser/src/admin/i18n/de/index.ts"
import i18nTranslations5 from "/work/wt/browser/src/admin/i18n/en/index.ts"

const i18nModule = { resources: deepMerge(deepMerge(deepMerge(deepMerge(deepMerge(i18nTranslations0, i18nTranslations1), i18nTranslations2), i18nTranslations3), i18nTranslations4), i18nTranslations5) }
    

const cellRendererModule = {}
    

const layoutModule = { layouts: [
  
] }
    

const searchEntityModule = {}

    const plugin = {
      widgetModule,
      routeModule,
      menuItemModule,
      formModule,
      displayModule,
      i18nModule,
      cellRendererModule,
      layoutModule,
      searchEntityModule
    }

    export default plugin
    