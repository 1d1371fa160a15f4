import { useEffect, useState } from "react"

const EVERY_MS = 10_000

/** Reads `text` out as it changes, at most every ten seconds: a figure a second would drown everything else. */
export const Announcer = ({ text }: { text: string }) => {
  const [said, setSaid] = useState({ text, at: 0 })
  useEffect(() => {
    const wait = Math.max(0, said.at + EVERY_MS - Date.now())
    const timer = setTimeout(() => setSaid({ text, at: Date.now() }), wait)
    return () => clearTimeout(timer)
  }, [text, said.at])
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said.text}
    </div>
  )
}
