// One of a few short words, side by side.
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import './Segments.css';

interface Props<V extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly isDisabled?: boolean;
}

export function Segments<V extends string>(props: Props<V>) {
  const { label, hideLabel = false, options, value, onChange, isDisabled = false } = props;
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <RadioGroup
      className="segments"
      orientation="horizontal"
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="quiet">{label}</Label>}
      <div className="segments-row">
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} className="segment-field">
            <RadioButton className="segment">{option.label}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
