// A handover in the words of a trail.
import type { PersonRef } from '../domain/case/people.ts';
import type { Text } from '../domain/definition/atoms.ts';
import type { HandoverItem } from '../domain/handover.ts';

/** Who took what over from whom, with the ground; what stays is counted, its reasons stand with the handover. */
export function handoverWords(event: { from: PersonRef; to: PersonRef; ground: string; items: HandoverItem[] }): Text {
  const moved = event.items.filter((item) => item.moved).length;
  const stays = event.items.length - moved;
  return {
    zh: `${event.from.name} 向 ${event.to.name} 交接 ${moved} 项${stays === 0 ? '' : `，${stays} 项未交接`}：${event.ground}`,
    en: `${event.from.name} hands ${moved} over to ${event.to.name}${stays === 0 ? '' : `, ${stays} stay`}: ${event.ground}`,
  };
}
