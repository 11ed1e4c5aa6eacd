// The photography type and all AI tools, in groups. The contract decides what goes together; this shows it.
import { useState } from 'react';
import { photographyTypes, type Tool, toolGroups, toolsIn } from '#contract/ai-tools.ts';
import { type Choices, chooseType, offeredStart, switchTool, takeStart } from '../../state/choices.ts';
import { Button } from '../../ui/Button.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { useWords } from '../../words/words.ts';
import './AiTools.css';
import { ToolRow } from './ToolRow.tsx';

interface Props {
  readonly choices: Choices;
  readonly onChoose: (change: (choices: Choices) => Choices) => void;
}

/** What the last switch turned off, so that it can be said beside the tool that did it. */
export interface TurnedOff {
  readonly by: Tool;
  readonly off: readonly Tool[];
}

export function AiTools({ choices, onChoose }: Props) {
  const { t } = useWords();
  const [turnedOff, setTurnedOff] = useState<TurnedOff | null>(null);
  const onSwitch = (tool: Tool, on: boolean) => {
    const { off } = switchTool(choices, tool, on);
    // It stays to be read while other tools are switched, and goes with the tool that did it.
    if (off.length > 0) setTurnedOff({ by: tool, off });
    else if (tool === turnedOff?.by) setTurnedOff(null);
    onChoose((now) => switchTool(now, tool, on).choices);
  };
  return (
    <div className="ai-tools">
      <TypePick choices={choices} onChoose={onChoose} />
      {toolGroups.map((group) => (
        <section key={group} className="tool-group">
          <h3 className="quiet small">{t(`tools.group.${group}`)}</h3>
          {toolsIn(group).map((tool) => (
            <ToolRow
              key={tool}
              tool={tool}
              choices={choices}
              turnedOff={turnedOff?.by === tool ? turnedOff.off : null}
              onSwitch={onSwitch}
              onChoose={onChoose}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function TypePick({ choices, onChoose }: Props) {
  const { t, format } = useWords();
  const [before, setBefore] = useState(choices.tools);
  const names = (tools: readonly Tool[]) => format.list(tools.map((tool) => t(`tools.tool.${tool}.name`)));
  const options = [
    { value: 'none' as const, label: t('tools.noType') },
    // To choose none and to choose “no type” is one thing to a photographer; kept choices may still hold it.
    ...photographyTypes
      .filter((value) => value !== 'NO_TYPE' || choices.photographyType === value)
      .map((value) => ({ value, label: t(`tools.photographyType.${value}`) })),
  ];
  const offered = offeredStart(choices);
  const set = !choices.byHand && choices.tools.length > 0 && choices.tools !== before;
  return (
    <div className="type-pick">
      <Pick
        label={t('tools.type')}
        options={options}
        value={choices.photographyType ?? 'none'}
        onChange={(type) => {
          setBefore(choices.tools);
          onChoose((now) => chooseType(now, type === 'none' ? null : type));
        }}
      />
      <div className="quiet" role="status">
        {offered !== null && (
          <div className="start-offer">
            <p>{t('tools.startOffer', { tools: names(offered) })}</p>
            <Button onPress={() => onChoose(takeStart)}>{t('tools.startTake')}</Button>
          </div>
        )}
        {offered === null && set && <p>{t('tools.startSet', { tools: names(choices.tools) })}</p>}
        {offered === null && !set && <p>{t('tools.typeHint')}</p>}
      </div>
    </div>
  );
}
