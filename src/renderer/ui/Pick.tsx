// One of many words, in a list that opens.
import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import './Pick.css';

interface Props<V extends string> {
  readonly label: string;
  /** For a screen reader only, where the values say enough. */
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

export function Pick<V extends string>({ label, hideLabel = false, options, value, onChange }: Props<V>) {
  const choose = (key: unknown) => {
    const option = options.find((each) => each.value === key);
    if (option) onChange(option.value);
  };
  return (
    <Select className="pick" value={value} onChange={choose} {...(hideLabel ? { 'aria-label': label } : {})}>
      {!hideLabel && <Label className="quiet">{label}</Label>}
      <Button className="pick-button">
        <SelectValue className="cut">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="pick-popover">
        <ListBox className="pick-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="pick-option">
              <Check size={14} aria-hidden />
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
