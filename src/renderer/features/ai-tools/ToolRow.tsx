// One AI tool: its switch, what it would turn off or did, and the fields that come with it.
import { excludedBy, type Tool } from '#contract/ai-tools.ts';
import { type Choices, isCrop } from '../../state/choices.ts';
import { Toggle } from '../../ui/Toggle.tsx';
import { useWords } from '../../words/words.ts';
import { CompressionField, RatioField, SkyField } from './ToolFields.tsx';

interface Props {
  readonly tool: Tool;
  readonly choices: Choices;
  readonly turnedOff: readonly Tool[] | null;
  readonly onSwitch: (tool: Tool, on: boolean) => void;
  readonly onChoose: (change: (choices: Choices) => Choices) => void;
}

export function ToolRow({ tool, choices, turnedOff, onSwitch, onChoose }: Props) {
  const { t, format } = useWords();
  const on = choices.tools.includes(tool);
  const names = (tools: readonly Tool[]) => format.list(tools.map((each) => t(`tools.tool.${each}.name`)));
  const wouldTurnOff = on ? [] : excludedBy(tool, choices.tools);
  const sentence = t(`tools.tool.${tool}.text`);
  const warning = wouldTurnOff.length > 0 ? t('tools.replaces', { off: names(wouldTurnOff) }) : '';
  return (
    <div className={`tool-row${on ? ' on' : ''}`}>
      <Toggle
        label={t(`tools.tool.${tool}.name`)}
        text={[sentence, warning].filter(Boolean).join(' ')}
        selected={on}
        onChange={(selected) => onSwitch(tool, selected)}
      />
      <div role="status">
        {turnedOff !== null && on && !turnedOff.some((each) => choices.tools.includes(each)) && (
          <p className="turned-off">
            {t('tools.turnedOff', { off: names(turnedOff), on: t(`tools.tool.${tool}.name`) })}
          </p>
        )}
      </div>
      {on && isCrop(tool) && <RatioField choices={choices} onChoose={onChoose} />}
      {on && tool === 'hdr_merge' && <CompressionField choices={choices} onChoose={onChoose} />}
      {on && tool === 'sky_replacement' && <SkyField choices={choices} onChoose={onChoose} />}
    </div>
  );
}
