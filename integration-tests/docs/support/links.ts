import fs from "node:fs"
import path from "node:path"
import { readText, ROOT } from "./markdown"

/** The relative links and pictures of a document that lead nowhere, as `target (reason)`. */
export function deadLinks(file: string, text = readText(file)): string[] {
  const { prose } = splitCode(text)
  const targets = [
    ...matches(prose, /\]\(([^)\s]+)\)/g),
    ...matches(prose, /\s(?:src|srcset|href)="([^"]+)"/g),
  ]
  return targets
    .filter((target) => !/^[a-z]+:/i.test(target))
    .flatMap((target) => {
      const reason = whyDead(file, text, target)
      return reason ? [`${target} (${reason})`] : []
    })
}

function whyDead(
  file: string,
  text: string,
  target: string
): string | undefined {
  const [name, anchor] = target.split("#")
  const linked = name
    ? path.posix.join(path.posix.dirname(file), decodeURI(name))
    : file
  if (!fs.existsSync(path.join(ROOT, linked))) {
    return "no such file"
  }
  if (anchor === undefined) {
    return undefined
  }
  const there = linked === file ? text : readText(linked)
  return anchorsOf(there).includes(anchor) ? undefined : "no such heading"
}

/** The anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>()
  return matches(splitCode(text).prose, /^#{1,6} +(.+?) *$/gm).map(
    (heading) => {
      const slug = heading
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replace(/\s/g, "-")
      const times = seen.get(slug) ?? 0
      seen.set(slug, times + 1)
      return times ? `${slug}-${times}` : slug
    }
  )
}

/** The text without its blocks and its code in backticks: what looks like a link there is none. */
function splitCode(text: string): { prose: string } {
  return {
    prose: text
      .replace(/^\s*(?:(?:[-*]|\d+\.)\s+)?(`{3,}).*\n[^]*?^\s*\1\s*$/gm, "")
      .replace(/`[^`\n]+`/g, (code) => code.replace(/[[\]()"]/g, "")),
  }
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found)
}
