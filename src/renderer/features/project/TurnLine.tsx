// A project that waits for its turn to send: its place in line, and the way forward and back in it.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ProjectSummary } from '#contract/project.ts';
import { useMove, useQueue } from '../../bridge/queue.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/words.ts';

interface Props {
  readonly project: ProjectSummary;
  readonly turn: number;
}

export function TurnLine({ project, turn }: Props) {
  const { t } = useWords();
  const queue = useQueue();
  const move = useMove();
  const put = (before: string | null) => move.mutate({ id: project.id, before });
  return (
    <div className="turn-line">
      <p role="status">{t('project.turn.text', { count: turn })}</p>
      <Button
        kind="quiet"
        icon={<ArrowUp size={14} aria-hidden />}
        isDisabled={turn === 1 || move.isPending}
        onPress={() => put(queue[turn - 2] ?? null)}
      >
        {t('project.turn.earlier')}
      </Button>
      <Button
        kind="quiet"
        icon={<ArrowDown size={14} aria-hidden />}
        isDisabled={turn >= queue.length || move.isPending}
        onPress={() => put(queue[turn + 1] ?? null)}
      >
        {t('project.turn.later')}
      </Button>
    </div>
  );
}
